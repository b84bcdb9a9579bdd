// Pictures with a border of one patch radius, so that filters of that size need no special case there.
#pragma once

#include <cstddef>
#include <opencv2/core.hpp>

#include "patchmatch/patch.h"

namespace pentimento::patchmatch {

/// A zeroed Mat of `size` inside a larger one: pixels up to kRadius outside may be read and written through
/// pixel(), and whole registers may be loaded at the end of a row.
cv::Mat make_bordered(cv::Size size, int type);

/// The same with values that mean nothing: what is never written takes no memory, however large it is.
cv::Mat make_unset_bordered(cv::Size size, int type);

/// Bordered copy of `image`; the border is zero.
cv::Mat bordered_copy(const cv::Mat& image);

/// Pixels from the start of one row to the start of the next.
inline std::ptrdiff_t pixel_stride(const cv::Mat& image) {
  return static_cast<std::ptrdiff_t>(image.step[0] / image.elemSize());
}

/// The pixel at x, y, each from -kRadius to size + kRadius - 1.
template <class T>
const T* pixel(const cv::Mat& image, int x, int y) {
  return reinterpret_cast<const T*>(image.data + y * static_cast<std::ptrdiff_t>(image.step[0])) + x;
}
template <class T>
T* pixel(cv::Mat& image, int x, int y) {
  return reinterpret_cast<T*>(image.data + y * static_cast<std::ptrdiff_t>(image.step[0])) + x;
}

}  // namespace pentimento::patchmatch
