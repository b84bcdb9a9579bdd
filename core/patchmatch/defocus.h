// Where a picture is out of focus: what is blurred already loses little of its slopes when it is blurred once
// more ("The blur effect", Crete et al. 2007; "Defocus map estimation from a single image", Zhuo and Sim
// 2011).
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"
#include "patchmatch/vote.h"

namespace pentimento::patchmatch {

/// From 0, where there is anything sharp, to 1, where all is blurred, around each pixel of `inside`
/// (CV_8UC1 of 0 and 255), by `gradient` there: CV_32FC1 of a small size, the same part of it as of `inside`.
/// `pixel`: px that make one of the small size.
cv::Mat defocus(const Gradient& gradient, const cv::Mat& inside, float pixel, const Progress& progress);

}  // namespace pentimento::patchmatch
