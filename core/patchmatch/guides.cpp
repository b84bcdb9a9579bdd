#include "patchmatch/guides.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "base/cv_rect.h"

namespace pentimento::patchmatch {
namespace {

constexpr float kWeight = 4;  // grey levels^2 per px^2 off the line, for every pixel of a patch

// `end` moved on, away from `before`.
cv::Point2f beyond(cv::Point2f before, cv::Point2f end, float by) {
  const cv::Point2f along = end - before;
  const float length = std::hypot(along.x, along.y);
  return length > 0 ? end + along * (by / length) : end;
}

// The distance of p from the segment a-b, positive on its right, and how far from the segment that is.
float signed_distance(cv::Point2f p, cv::Point2f a, cv::Point2f b) {
  const cv::Point2f along = b - a, from = p - a;
  const float squared = along.dot(along);
  const float t = squared > 0 ? std::clamp(from.dot(along) / squared, 0.0F, 1.0F) : 0.0F;
  const cv::Point2f off = from - t * along;
  return std::copysign(std::hypot(off.x, off.y), along.cross(from));
}

void mark(const cv::Point2f& a, const cv::Point2f& b, uchar number, GuideMap& map) {
  const cv::Rect reach = cv::boundingRect(std::vector<cv::Point2f>{a, b});
  const int band = static_cast<int>(kGuideBand) + 1;
  const cv::Rect area = grown(reach, band) & cv::Rect({0, 0}, map.guide.size());
  for (int y = area.y; y < area.br().y; ++y) {
    for (int x = area.x; x < area.br().x; ++x) {
      const float d = signed_distance({static_cast<float>(x), static_cast<float>(y)}, a, b);
      float& nearest = map.distance.at<float>(y, x);
      if (std::abs(d) >= std::abs(nearest)) continue;
      nearest = d;
      map.guide.at<uchar>(y, x) = number;
    }
  }
}

bool finite(const cv::Point2f& p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}

}  // namespace

std::vector<Line> prolonged(const std::vector<Line>& lines, const cv::Mat& hole, cv::Point2d ratio) {
  const cv::Rect box = cv::boundingRect(hole);
  const auto by = static_cast<float>(std::max(box.width, box.height));
  std::vector<Line> guides;
  for (const auto& line : lines) {
    if (line.size() < 2 || guides.size() == kMostGuides || !std::all_of(line.begin(), line.end(), finite))
      continue;
    Line guide;
    for (const cv::Point2f& p : line) {
      guide.emplace_back(static_cast<float>(p.x * ratio.x), static_cast<float>(p.y * ratio.y));
    }
    const cv::Point2f first = beyond(guide[1], guide[0], by);
    guide.push_back(beyond(guide[guide.size() - 2], guide.back(), by));
    guide.insert(guide.begin(), first);
    guides.push_back(std::move(guide));
  }
  return guides;
}

GuideMap guide_map(const std::vector<Line>& guides, cv::Size size, cv::Size working) {
  if (guides.empty()) return {};
  GuideMap map{cv::Mat(size, CV_32F, cv::Scalar(kGuideBand)), cv::Mat::zeros(size, CV_8U), kWeight};
  const float sx = static_cast<float>(size.width) / static_cast<float>(working.width),
              sy = static_cast<float>(size.height) / static_cast<float>(working.height);
  for (std::size_t k = 0; k < guides.size(); ++k) {
    for (std::size_t i = 0; i + 1 < guides[k].size(); ++i) {
      const cv::Point2f a(guides[k][i].x * sx, guides[k][i].y * sy),
          b(guides[k][i + 1].x * sx, guides[k][i + 1].y * sy);
      mark(a, b, static_cast<uchar>(k), map);
    }
  }
  return map;
}

}  // namespace pentimento::patchmatch
