// Where the light of a scene comes from, as far as its pixels tell.
#pragma once

#include <opencv2/core.hpp>

namespace pentimento::harmony {

/// The direction of the light across the picture, from local shading (Zheng and Chellappa 1991, Estimation of
/// illuminant direction, albedo, and shape from shading: bright sides of things look towards the light).
struct LightDirection {
  double x = 0;           ///< of a unit vector in the picture that points to the light, to the right
  double y = 0;           ///< and downwards
  double confidence = 0;  ///< 0: shading looks everywhere alike .. 1: all of it looks the same way
};

/// Of the pixels of `picture` (CV_32FC3, sRGB) where `mask` (CV_8UC1) is set.
LightDirection light_direction(const cv::Mat& picture, const cv::Mat& mask);

}  // namespace pentimento::harmony
