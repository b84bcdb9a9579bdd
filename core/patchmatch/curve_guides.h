// Curved edges that a hole interrupts: both ends are seen and bend towards each other, so that what lies
// between is known, as of straight lines (line_guides.h).
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "patchmatch/path.h"

namespace pentimento::patchmatch {

/// Lines along edges of `rgb` (CV_32FC3 sRGB) that end at the hole (CV_8UC1) and go on at another place of it
/// on one arc, from where they are seen on one side to where they are seen on the other. `known` (CV_8UC1):
/// above 0 = may be looked at. Distances are meant for the size at which patches are matched.
std::vector<Line> interrupted_curves(const cv::Mat& rgb, const cv::Mat& hole, const cv::Mat& known);

}  // namespace pentimento::patchmatch
