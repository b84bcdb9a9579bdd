// The colors of one picture given to another: the linear map of least effort between the two distributions
// (Monge and Kantorovich in closed form: Pitié and Kokaram, "The linear Monge-Kantorovitch linear colour
// mapping for example-based colour transfer", 2007).
#pragma once

#include <opencv2/core.hpp>

namespace pentimento::patchmatch {

/// `picture` (CV_32FC3) with mean and covariance of `example` (CV_32FC3), as far as `share` (0..1) says.
cv::Mat palette_matched(const cv::Mat& picture, const cv::Mat& example, double share);

}  // namespace pentimento::patchmatch
