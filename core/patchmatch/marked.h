// What of a mask is above 0, wherever the mask lies.
#pragma once

#include <opencv2/core.hpp>

#include "base/pixel_view.h"

namespace pentimento::patchmatch {

/// Pixels of `mask` (CV_8UC1) above 0.
int count_marked(const PixelView& mask);

/// The smallest rectangle around them.
cv::Rect marked_bounds(const PixelView& mask);

/// Sets the pixels of `values` under them to 0.
void clear_marked(cv::Mat& values, const PixelView& mask);

}  // namespace pentimento::patchmatch
