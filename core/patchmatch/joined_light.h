// The light of a picture that is to join itself: smooth differences between opposite borders are spread over
// the picture. What is left is the periodic part of the "periodic plus smooth image decomposition" (Moisan,
// Journal of Mathematical Imaging and Vision 2011), here only where the borders differ by little: sky is not
// to go over into grass.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"
#include "patchmatch/wrap.h"

namespace pentimento::patchmatch {

/// `picture` (CV_32FC3 sRGB, or CV_8UC3; finite where `known` is above 0) with a smooth change of light.
cv::Mat joined_light(const cv::Mat& picture, const cv::Mat& known, Wrap wrap, const Progress& progress);

}  // namespace pentimento::patchmatch
