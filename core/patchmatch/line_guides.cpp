#include "patchmatch/line_guides.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "base/cv_rect.h"
#include "patchmatch/best_pairs.h"
#include "patchmatch/marked.h"

namespace pentimento::patchmatch {
namespace {

constexpr float kShortest = 16;     // px of a segment
constexpr int kGap = 10;            // px between the end of a segment and the hole
constexpr float kStraight = 0.05F;  // radians between the two segments, and between each and their connection
constexpr float kOff = 2.5F;        // px between the connection and where a segment is going
constexpr float kContrast = 12;     // grey levels across an edge
constexpr int kSeen = 128;          // px around the hole in which lines are looked for (time)
constexpr std::size_t kMost = 12;

// A segment that ends at the hole.
struct Stub {
  cv::Point2f far, near;
  cv::Point2f direction;  // of length 1, towards the hole
  float contrast = 0;     // signed: brighter on the right
};

float length(cv::Point2f p) {
  return std::hypot(p.x, p.y);
}

float sample(const cv::Mat& luma, cv::Point2f p) {
  const cv::Point at(std::clamp(cvRound(p.x), 0, luma.cols - 1), std::clamp(cvRound(p.y), 0, luma.rows - 1));
  return luma.at<float>(at);
}

// Mean difference of what lies 2 px to the right and to the left of a segment.
float contrast_across(const cv::Mat& luma, cv::Point2f a, cv::Point2f b) {
  constexpr int kSamples = 9;
  const cv::Point2f along = (b - a) * (1 / length(b - a)), right(-along.y, along.x);
  float sum = 0;
  for (int i = 0; i < kSamples; ++i) {
    const cv::Point2f p = a + (b - a) * ((i + 0.5F) / kSamples);
    sum += sample(luma, p + 2 * right) - sample(luma, p - 2 * right);
  }
  return sum / kSamples;
}

std::vector<Stub> stubs(const std::vector<cv::Vec4f>& segments, const cv::Mat& luma, const cv::Mat& hole,
                        const cv::Mat& known) {
  cv::Mat near_hole;
  cv::dilate(known == 0, near_hole, cv::Mat::ones(5, 5, CV_8U));
  std::vector<Stub> found;
  for (const cv::Vec4f& s : segments) {
    const cv::Point2f a(s[0], s[1]), b(s[2], s[3]);
    if (length(b - a) < kShortest) continue;
    const cv::Point middle = (a + b) * 0.5F;
    if (near_hole.at<uchar>(middle) != 0) continue;  // the outline of the hole itself
    for (const auto& [far, near] : {std::pair{a, b}, std::pair{b, a}}) {
      const cv::Point2f direction = (near - far) * (1 / length(near - far));
      if (marked_along(hole, near, direction, kGap))
        found.push_back({far, near, direction, contrast_across(luma, far, near)});
    }
  }
  return found;
}

// How badly two stubs are one line; none when they are not.
float mismatch(const Stub& a, const Stub& b) {
  constexpr float kNone = HUGE_VALF;
  const cv::Point2f across = b.near - a.near;
  const float gap = length(across);
  if (gap < 4 || std::abs(a.contrast) < kContrast || std::abs(b.contrast) < kContrast) return kNone;
  const cv::Point2f way = across * (1 / gap);
  const float bend = std::abs(a.direction.cross(-b.direction)), turn_a = std::abs(a.direction.cross(way)),
              turn_b = std::abs(b.direction.cross(way));
  if (a.direction.dot(way) < 0.9F || b.direction.dot(way) > -0.9F) return kNone;
  if (bend > 2 * kStraight || std::min(turn_a, turn_b) * gap > kOff + kStraight * gap) return kNone;
  // b is looked at from the other side: its right is a's left.
  const float light = std::abs(a.contrast + b.contrast) / (std::abs(a.contrast) + std::abs(b.contrast));
  if (light > 0.5F) return kNone;
  return turn_a + turn_b + bend + 0.2F * light;
}

}  // namespace

std::vector<cv::Vec4f> segments_around(const cv::Mat& luma, const cv::Mat& hole) {
  const cv::Rect seen = grown(cv::boundingRect(hole), kSeen) & cv::Rect({}, luma.size());
  cv::Mat bytes;
  luma(seen).convertTo(bytes, CV_8U);
  std::vector<cv::Vec4f> segments;
  cv::createLineSegmentDetector(cv::LSD_REFINE_STD, 1.0)->detect(bytes, segments);
  const auto x = static_cast<float>(seen.x), y = static_cast<float>(seen.y);
  for (cv::Vec4f& s : segments) s += cv::Vec4f(x, y, x, y);
  return segments;
}

std::vector<Line> interrupted_lines(const std::vector<cv::Vec4f>& segments, const cv::Mat& luma,
                                    const cv::Mat& hole, const cv::Mat& known) {
  const std::vector<Stub> all = stubs(segments, luma, hole, known);
  std::vector<Line> guides;
  for (const auto& [a, b] : best_pairs(
           all.size(), kMost, [&](std::size_t x, std::size_t y) { return mismatch(all[x], all[y]); })) {
    guides.push_back({all[a].far, all[a].near, all[b].near, all[b].far});
  }
  return guides;
}

}  // namespace pentimento::patchmatch
