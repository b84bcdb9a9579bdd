// One size of the picture: what is searched for, and what may be copied.
#pragma once

#include <array>
#include <opencv2/core.hpp>
#include <vector>

#include "base/progress.h"
#include "patchmatch/match_field.h"

namespace pentimento::patchmatch {

struct Level {
  cv::Size size;
  cv::Mat hole;       ///< CV_8UC1: above 0 = synthesize
  cv::Mat centers;    ///< CV_8UC1: 255 = a target patch, that is one that touches the hole, is centered here
  cv::Mat source_ok;  ///< CV_8UC1: 255 = a source patch may be centered here
  cv::Mat source_bytes;  ///< bordered CV_8UC4: what sources look like
  cv::Mat target_bytes;  ///< bordered CV_8UC4: the present state; may share its pixels with source_bytes
  MatchField matches;

  bool ok(int x, int y) const {
    return x >= 0 && y >= 0 && x < size.width && y < size.height && source_ok.ptr<uchar>(y)[x] != 0;
  }
  /// All pixels that a target patch covers.
  cv::Rect hole_area() const;
};

/// The geometry of a level from its hole and the pixels that may be copied (CV_8UC1 of the same size); the
/// pictures are empty. matches covers all centers.
Level make_level(const cv::Mat& hole, const cv::Mat& source_known, const Progress& progress);

/// Positions with a value above 0, in rows from the top.
std::vector<cv::Point> positions(const cv::Mat& mask);

/// The pixels to the right, to the left, below and above.
inline std::array<cv::Point, 4> neighbors(cv::Point p) {
  return {p + cv::Point(1, 0), p + cv::Point(-1, 0), p + cv::Point(0, 1), p + cv::Point(0, -1)};
}

}  // namespace pentimento::patchmatch
