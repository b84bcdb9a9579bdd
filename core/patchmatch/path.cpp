#include "patchmatch/path.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace pentimento::patchmatch {
namespace {

constexpr float kSmooth = 3;   // units over which what a hand draws is smoothed
constexpr float kBeyond = 32;  // units that a guide is taken to go straight on by
constexpr std::size_t kMostPoints = 1 << 20;

float length(cv::Point2f p) {
  return std::hypot(p.x, p.y);
}

}  // namespace

Line resampled(const Line& line) {
  Line points;
  float left = 0;  // to the next point, from the beginning of a segment
  for (std::size_t k = 0; k + 1 < line.size(); ++k) {
    const cv::Point2f a = line[k], b = line[k + 1];
    const float way = length(b - a);
    if (!std::isfinite(way) || way > static_cast<float>(kMostPoints)) return {};
    for (; left < way && points.size() < kMostPoints; left += 1) points.push_back(a + (b - a) * (left / way));
    left -= way;
  }
  return points.size() < 2 || points.size() == kMostPoints ? Line() : points;
}

float bend_of(const Line& points, std::size_t first, std::size_t last) {
  const cv::Point2f along = points[last] - points[first];
  const float way = length(along);
  float most = 0;
  for (std::size_t k = first; k <= last; ++k) {
    const cv::Point2f from = points[k] - points[first];
    most = std::max(most, way > 1 ? static_cast<float>(std::abs(along.cross(from))) / way : length(from));
  }
  return most;
}

cv::Point2f unit_length(cv::Point2f way) {
  const float long_ = length(way);
  return long_ > 0 ? way / long_ : cv::Point2f();
}

cv::Point2f right_of(cv::Point2f way) {
  return {-way.y, way.x};
}

void smooth(Line& points, float sigma) {
  cv::Mat row(1, static_cast<int>(points.size()), CV_32FC2, points.data());
  cv::GaussianBlur(row.clone(), row, {0, 1}, sigma, 1e-3, cv::BORDER_REPLICATE);
}

std::size_t Curve::segment(float s) const {
  return static_cast<std::size_t>(std::clamp(s, 0.0F, last() - 1));
}

cv::Point2f Curve::at(float s, float d) const {
  const std::size_t k = segment(s);
  const float within = std::clamp(s - static_cast<float>(k), 0.0F, 1.0F);
  return points_[k] + within * (points_[k + 1] - points_[k]) + d * right_of(way(s));
}

cv::Point2f Curve::way(float s) const {
  const std::size_t k = segment(s);
  return unit_length(points_[k + 1] - points_[k]);
}

Path::Path(const Line& drawn, float unit)
    : begin_(static_cast<int>(kBeyond * unit)), end_(begin_ + static_cast<int>(drawn.size())) {
  const auto reach = std::min(drawn.size() - 1, static_cast<std::size_t>(2 * kSmooth * unit) + 1);
  const cv::Point2f back = unit_length(drawn.front() - drawn[reach]),
                    on = unit_length(drawn.back() - drawn[drawn.size() - 1 - reach]);
  for (int k = begin_; k > 0; --k) points_.push_back(drawn.front() + static_cast<float>(k) * back);
  points_.insert(points_.end(), drawn.begin(), drawn.end());
  for (int k = 1; k <= begin_; ++k) points_.push_back(drawn.back() + static_cast<float>(k) * on);
  smooth(points_, kSmooth * unit);
}

Path Path::moved(cv::Point2f by) const {
  Path path = *this;
  for (cv::Point2f& p : path.points_) p += by;
  return path;
}

}  // namespace pentimento::patchmatch
