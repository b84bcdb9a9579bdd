// Pieces of a picture copied in the gradient domain (Poisson image editing, Perez et al. 2003), so that light
// runs on across their seams, while seams that are edges stay edges.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"

namespace pentimento::patchmatch {

/// Copies `picture` (bordered CV_32FC4) into its own `hole` (CV_8UC1) by the offsets of `laid` (CV_32SC2,
/// layout.h). Pixels with offset (0, 0) start from what they are. `known` (CV_8UC1): what may be looked at
/// around the hole and in the copies.
void copy_joined(cv::Mat& picture, const cv::Mat& hole, const cv::Mat& known, const cv::Mat& laid,
                 const Progress& progress);

}  // namespace pentimento::patchmatch
