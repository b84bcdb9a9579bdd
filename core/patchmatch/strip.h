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
  cv::Mat values;  ///< CV_32FC3, or CV_8UC3
  cv::Mat usable;  ///< CV_8UC1: above 0 = a place around here can be interpolated

  /// `known` (CV_8UC1): above 0 = may be looked at.
  static SeenPicture of(const cv::Mat& values, const cv::Mat& known);
  bool can_use(cv::Point2f p) const;
};

using Section = std::vector<cv::Vec3f>;  ///< the colors across a line, 0..1, from its left

/// What is seen along a path from one end of a hole on, away from it. Right is always the path's own.
class Strip {
 public:
  /// From the place `end`, which is at the hole, forwards (way 1) or backwards (-1). Empty where too little
  /// of it is seen. `unit`: see guide_copy.h. `picture` must outlive it.
  Strip(const SeenPicture& picture, const Path& path, float end, float way, float unit);

  bool empty() const { return followed_.points().empty(); }
  /// The place of the path from which all of its band is seen.
  float end() const { return end_; }
  /// Where the line runs that is seen, away from the hole.
  const Curve& followed() const { return followed_; }
  /// `along` px into the hole: how far from its end it is seen when the strip is turned over there, and again
  /// at the other one.
  float turned_over(float along) const;
  /// What lies there, `d` px to the right.
  cv::Point2f source(float along, float d) const { return followed_.at(turned_over(along), way_ * d); }
  /// By how much it becomes lighter with each px away from the hole; 0..1.
  cv::Vec3f slope() const;
  /// At its end.
  Section section() const { return section(0); }

 private:
  Section section(float k) const { return section_at(followed_.at(k), way_ * followed_.way(k)); }
  bool seen(cv::Point2f p, cv::Point2f forwards) const;
  Section section_at(cv::Point2f middle, cv::Point2f forwards) const;
  Line follow(const Path& path, int longest) const;
  std::optional<cv::Point2f> best_step(cv::Point2f p, cv::Point2f way, const Section& before) const;

  const SeenPicture& picture_;
  float end_, way_;
  int band_;
  Curve followed_;
};

/// Of the colors of a section, around their mean.
float variance_of(const Section& section);

/// -1..1 of two sections of one length: 1 where one is the other, brighter or with more contrast.
float correlation(const Section& a, const Section& b);

/// How far to the right in `b` lies what `a` shows, px, at most a quarter of a section.
int offset_between(const Section& a, const Section& b);

/// By how much `b` is lighter than `a` where they show the same, `offset` px apart.
cv::Vec3f lighter(const Section& a, const Section& b, int offset);

}  // namespace pentimento::patchmatch
