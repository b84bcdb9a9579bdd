// Smaller versions of a picture with holes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <opencv2/core.hpp>
#include <type_traits>

#include "base/pixel_view.h"
#include "base/progress.h"

namespace pentimento::patchmatch {

struct KnownAverage {
  /// Mean of the known pixels under each pixel; 0 where there are none. CV_32FC(n), or CV_8UC3.
  cv::Mat values;
  cv::Mat known;  ///< CV_8UC1: 255 where all pixels under this pixel are known
};

/// What a sample of 1 stands for in a picture of samples of type T: float of 0..1, or bytes of 0..255.
template <class T>
inline constexpr float kUnit = std::is_same_v<T, float> ? 1 : 1 / 255.F;

/// Clamped to 0..1; 0 for what is not a number.
inline float unit(float v) {
  return std::min(1.0F, std::max(0.0F, v));
}
inline cv::Vec3f unit(const cv::Vec3f& v) {
  return {unit(v[0]), unit(v[1]), unit(v[2])};
}
/// A sample of 0..1 as 0..255.
inline std::uint8_t byte_of(float sample) {
  return static_cast<std::uint8_t>(unit(sample) * 255 + 0.5F);
}

/// `picture` (CV_32FC3, or CV_8UC3 of 0..255) as CV_32FC3.
cv::Mat as_floats(const PixelView& picture);
/// The same into `floats`, of its size.
void write_floats(const cv::Mat& picture, cv::Mat floats);

/// `values` (CV_32FC3, CV_32FC4, or CV_8UC3 of 0..255 for 0..1) averaged down to `size` (not larger than it)
/// over the pixels with `known` above 0 (CV_8UC1): what is to be removed never leaks into its surroundings.
/// With `depth` CV_8U the averages of three channels are rounded to 0..255.
KnownAverage average_known(const PixelView& values, const cv::Mat& known, cv::Size size,
                           const Progress& progress, int depth = CV_32F);

/// CV_8UC1 of `size`: 255 where any pixel under this pixel is above 0.
cv::Mat shrink_mask(const PixelView& mask, cv::Size size, const Progress& progress);

/// How much larger `a` is than `b`, across and down.
cv::Point2d ratio_of(cv::Size a, cv::Size b);

/// `size` divided by `factor`, rounded, at least 1 x 1.
cv::Size divided(cv::Size size, double factor);

}  // namespace pentimento::patchmatch
