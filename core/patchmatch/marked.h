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

/// Whether the pixel at `p` lies in `mask` (CV_8UC1) and is above 0.
bool marked_at(const cv::Mat& mask, cv::Point2f p);

/// Whether one of the pixels 1 to `within` px from `from` along `way` (of length 1) does.
bool marked_along(const cv::Mat& mask, cv::Point2f from, cv::Point2f way, int within);

}  // namespace pentimento::patchmatch
