// Soft masks grown by a profile over the Euclidean distance: what growing, shrinking and the blend ring
// share.
#pragma once

#include <functional>
#include <opencv2/core.hpp>

namespace pentimento::image {

/// Weight at `distance` px (above 0) from a selected pixel, 0..1, falling.
using Falloff = std::function<float(float distance)>;

/// Grey dilation of `values` (CV_8UC1): CV_32FC1 in 0..1, the maximum over all pixels q of
/// value(q) * falloff(|p - q|), where falloff is 0 beyond `reach` px and 1 at 0. A pixel never gets less than
/// its own value. Exact for masks of one value; for soft ones q is the nearest pixel of five value classes,
/// so that the faint pixels of an antialiased edge do not hide the full ones behind them.
cv::Mat dilated(const cv::Mat& values, double reach, const Falloff& falloff);

/// Euclidean distance in px (CV_32FC1) from each pixel to the nearest of `selected` (CV_8UC1, not 0), at most
/// `reach`.
cv::Mat distance_to(const cv::Mat& selected, double reach);

}  // namespace pentimento::image
