// Samples of a picture as OpenCV matrices.
#pragma once

#include <opencv2/core.hpp>

#include "base/pixel_view.h"
#include "image/tiled_image.h"

namespace pentimento::image {

/// CV_8U, CV_16U, CV_16F or CV_32F.
int depth_of(SampleType type);

/// The sample value of full intensity: 255, 65535, or 1 for half and float.
double white_of(SampleType type);

/// A copy of `area`, interleaved, in the picture's own type.
cv::Mat samples_of(const TiledImage& pixels, const Rect& area);

/// The same without a copy; `area` lies inside pixels.bounds(). Tiles that are written to later are no longer
/// those that are seen.
PixelView view_of(const TiledImage& pixels, const Rect& area);

/// `samples` without alpha; no copy if there is none.
cv::Mat colors_of(const cv::Mat& samples, PixelFormat format);

/// The alpha of `samples`, which must have it: CV_32FC1, 0..1.
cv::Mat alpha_of(const cv::Mat& samples, PixelFormat format);

}  // namespace pentimento::image
