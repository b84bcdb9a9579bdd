// Lines that what is filled follows: a target patch near a line is copied from near the same line, at the
// same distance on the same side of it, so that what is drawn along it outside the hole goes on inside
// (structure propagation, Sun et al. 2005, as one more term of the cost of a match).
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "patchmatch/path.h"

namespace pentimento::patchmatch {

/// `lines` of a job as guides of its working picture, of two points or more, which is smaller by `ratio`;
/// both ends go on straight, so that there is something of the line outside the hole (CV_8UC1).
std::vector<Line> prolonged(const std::vector<Line>& lines, const cv::Mat& hole, cv::Point2d ratio);

/// For each pixel the nearest guide.
struct GuideMap {
  cv::Mat distance;  ///< CV_32FC1, px of the level, signed by the side; kGuideBand and more: no guide near
  cv::Mat guide;     ///< CV_8UC1: its number
  float weight = 0;  ///< grey levels^2 per px^2
};

inline constexpr float kGuideBand = 10;  ///< px on either side of a line that it is about, on every level
inline constexpr std::size_t kMostGuides = 255;

/// Of a level of `size`; empty without guides. `working`: the size that the guides are for.
GuideMap guide_map(const std::vector<Line>& guides, cv::Size size, cv::Size working);

}  // namespace pentimento::patchmatch
