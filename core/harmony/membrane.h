// The seam of something laid over a picture, taken away in the gradient domain: its differences to the
// picture along its border are carried over its inside as a membrane and taken off (Perez, Gangnet and Blake
// 2003, Poisson image editing, in the form of Farbman et al. 2009).
#pragma once

#include <opencv2/core.hpp>

namespace pentimento::harmony {

/// `laid` (CV_32FC3) with its border going over into `picture` (the same size). `alpha` (CV_32FC1, 0..1):
/// where it covers the picture. `amount` 0..1.
cv::Mat without_seam(const cv::Mat& laid, const cv::Mat& alpha, const cv::Mat& picture, double amount);

}  // namespace pentimento::harmony
