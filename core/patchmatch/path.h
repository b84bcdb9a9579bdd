// Lines with points about a px apart, and guides as such.
#pragma once

#include <cstddef>
#include <opencv2/core.hpp>
#include <utility>
#include <vector>

namespace pentimento::patchmatch {

using Line = std::vector<cv::Point2f>;  ///< px

/// Points a px apart; none where there is no line, or none that could be drawn.
Line resampled(const Line& line);

/// How far points between first and last lie, at most, from the straight way between these two, px.
float bend_of(const Line& points, std::size_t first, std::size_t last);

/// Averages the points along the line, which are a px apart.
void smooth(Line& points, float sigma);

cv::Point2f unit_length(cv::Point2f way);  ///< (0, 0) stays
cv::Point2f right_of(cv::Point2f way);

/// A line with two or more points about a px apart.
class Curve {
 public:
  Curve() = default;
  explicit Curve(Line points) : points_(std::move(points)) {}

  const Line& points() const { return points_; }
  float last() const { return static_cast<float>(points_.size() - 1); }
  /// `d` px to the right of the place `s` px along it.
  cv::Point2f at(float s, float d = 0) const;
  /// Its direction there, of length 1.
  cv::Point2f way(float s) const;

 protected:
  Line points_;

 private:
  std::size_t segment(float s) const;
};

/// A guide, smoothed and prolonged straight on at both ends.
class Path : public Curve {
 public:
  /// `drawn`: resampled(), not empty. `unit`: see guide_copy.h.
  Path(const Line& drawn, float unit);

  Path moved(cv::Point2f by) const;
  int drawn_begin() const { return begin_; }
  int drawn_end() const { return end_; }
  bool was_drawn(float s) const { return s >= static_cast<float>(begin_) && s < static_cast<float>(end_); }

 private:
  int begin_, end_;
};

}  // namespace pentimento::patchmatch
