// Another width by leaving out, or doubling, connected paths of pixels that are hardly seen: what has edges
// keeps its shape (Avidan and Shamir, "Seam carving for content-aware image resizing", SIGGRAPH 2007; with
// the forward energy of Rubinstein, Shamir and Avidan, SIGGRAPH 2008).
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"

namespace pentimento::patchmatch {

/// `features` (CV_32FC4, see features.h) at another size; any size from 1x1. What is left to do when all
/// paths would show is done by stretching (as with the operators of Rubinstein, Shamir and Avidan, SIGGRAPH
/// 2009): what fills the picture is better stretched than cut. Time grows with the pixels times the paths:
/// for small pictures.
cv::Mat carved(const cv::Mat& features, cv::Size size, const Progress& progress);

}  // namespace pentimento::patchmatch
