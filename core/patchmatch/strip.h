// What is seen of a picture along a line.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "patchmatch/path.h"

namespace pentimento::patchmatch {

inline constexpr float kStripBand = 8;  ///< units on either side of a line that belong to it
inline constexpr int kStripTaps = 2;    ///< px around a place that its interpolated color depends on

/// A picture of which not all may be looked at.
struct SeenPicture {
  cv::Mat values;  ///< CV_32FC3
  cv::Mat usable;  ///< CV_8UC1: above 0 = a place around here can be interpolated

  /// `known` (CV_8UC1): above 0 = may be looked at.
  static SeenPicture of(const cv::Mat& values, const cv::Mat& known);
  bool can_use(cv::Point2f p) const;
};

using Section = std::vector<cv::Vec3f>;  ///< the colors across a line, from its left

/// What is seen along a path from one end of a hole on, away from it. Right is always the path's own.
class Strip {
 public:
  /// From the place `end`, which is at the hole, forwards (way 1) or backwards (-1). Empty where too little
  /// of it is seen. `unit`: see curve_copy.h. `picture` must outlive it.
  Strip(const SeenPicture& picture, const Path& path, float end, float way, float unit);

  bool empty() const { return followed_.points().empty(); }
  /// The place of the path from which all of its band is seen.
  float end() const { return end_; }
  /// Where the line runs that is seen, away from the hole.
  const Curve& followed() const { return followed_; }
  /// `along` px into the hole and `d` px to the right: what lies there when the strip is turned over at its
  /// end, and again at the other one.
  cv::Point2f source(float along, float d) const;
  /// At its end.
  Section section() const { return section_at(followed_.at(0), way_ * followed_.way(0)); }

 private:
  bool seen(cv::Point2f p, cv::Point2f forwards) const;
  Section section_at(cv::Point2f middle, cv::Point2f forwards) const;
  Line follow(const Path& path, int longest) const;
  std::optional<cv::Point2f> best_step(cv::Point2f p, cv::Point2f way, const Section& before) const;

  const SeenPicture& picture_;
  float end_, way_;
  int band_;
  Curve followed_;
};

/// How far to the right in `b` lies what `a` shows, px, at most a quarter of a section.
float offset_between(const Section& a, const Section& b);

}  // namespace pentimento::patchmatch
