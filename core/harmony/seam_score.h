// How much the border of what was put into a picture gives it away. Needs no truth to compare with: what is
// seen along the border is measured against the same along borders of the same shape a little further in and
// out, where nothing was put together.
#pragma once

#include <opencv2/core.hpp>
#include <optional>

namespace pentimento::harmony {

/// What a border may give away, each 0 when it does not; doublings (log2) of what is natural there.
struct Seam {
  double step = 0;       ///< a change of color or light along the border
  double edge = 0;       ///< an outline: second differences across it
  double grain = 0;      ///< noise inside against outside
  double sharpness = 0;  ///< gradients inside against outside

  /// One number for sorting: 0 cannot be told, about 1 is seen when looked for, 2 and more at a glance.
  double score() const;
};

/// Scores what is put into a picture at one place, one thing after the other.
class SeamScorer {
 public:
  /// What is put in lies where `inside` (CV_8UC1) is above one half.
  explicit SeamScorer(const cv::Mat& inside);

  /// Of `picture` (CV_32FC3, sRGB, the size of `inside`) with something put in. Takes the picture: of a large
  /// one a smaller copy is looked at. None when there is no border, or not enough on both sides of it.
  std::optional<Seam> seam_of(cv::Mat picture) const;

 private:
  cv::Size whole_;
  cv::Rect part_;     // of the picture that matters
  cv::Mat distance_;  // CV_16FC1 of the part, or smaller: from the border, px; empty: there is none
};

/// Of one picture.
std::optional<Seam> seam_of(cv::Mat picture, const cv::Mat& inside);

}  // namespace pentimento::harmony
