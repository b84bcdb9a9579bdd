// The last step of both kinds of edge finding: a mask that follows the picture's edges at full size.
#pragma once

#include "base/progress.h"
#include "image/color.h"
#include "image/image.h"
#include "image/mask.h"

namespace pentimento::image {

/// Values of the guided filter whose models come from `values` (CV_32FC1, 0..1) and `guide` (CV_32FC3), both
/// of `area` at a smaller size, evaluated at full size: CV_8UC1 of `area`.
cv::Mat followed(const Image& image, const ColorConverter& converter, const Rect& area, const cv::Mat& guide,
                 const cv::Mat& values, int radius, Progress& progress);

/// sRGB of `area` in 0..1, reduced to `size`: CV_32FC3. Never holds all of a large area at full size.
cv::Mat reduced_srgb(const Image& image, const ColorConverter& converter, const Rect& area, cv::Size size,
                     Progress& progress);

}  // namespace pentimento::image
