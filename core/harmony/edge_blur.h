// How blurred edges are: of a picture out of focus, moved, enlarged or softened by its lens.
//
// An edge that is blurred once more loses a share of its gradient that tells how blurred it was before (Zhuo
// and Sim 2011, Defocus map estimation from a single image).
#pragma once

#include <opencv2/core.hpp>
#include <optional>

namespace pentimento::harmony {

/// Standard deviation, px, of the blur of the sharpest edges of `picture` (CV_32FC3) where `mask` (CV_8UC1)
/// is set: a quarter of all edges is sharper. None where there are too few edges to tell.
std::optional<double> edge_blur(const cv::Mat& picture, const cv::Mat& mask);

/// What it takes to bring edges of blur `there` to `wanted`.
struct BlurMatch {
  double blur = 0;     ///< standard deviation of a Gaussian, px; 0: none
  double sharpen = 0;  ///< amount of unsharp masking, 0..1
  double radius = 1;   ///< of it, px
};

/// Details that are lost for good are not made up: sharpening is bounded. `amount` 0..1.
BlurMatch blur_match(double there, double wanted, double amount);

/// `picture` (float, any channels) with that done to it.
cv::Mat matched(const cv::Mat& picture, const BlurMatch& match);

}  // namespace pentimento::harmony
