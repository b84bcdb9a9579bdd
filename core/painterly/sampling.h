// Reading pictures between their pixels.
#pragma once

#include <algorithm>
#include <opencv2/core.hpp>

namespace pentimento::painterly {

/// The value at (x, y), bilinear; outside, the nearest border.
template <class T>
T sample(const cv::Mat& picture, float x, float y) {
  x = std::clamp(x, 0.0F, static_cast<float>(picture.cols - 1));
  y = std::clamp(y, 0.0F, static_cast<float>(picture.rows - 1));
  const int x0 = static_cast<int>(x), y0 = static_cast<int>(y);
  const int x1 = std::min(x0 + 1, picture.cols - 1), y1 = std::min(y0 + 1, picture.rows - 1);
  const float u = x - static_cast<float>(x0), v = y - static_cast<float>(y0);
  const T *top = picture.ptr<T>(y0), *bottom = picture.ptr<T>(y1);
  return (top[x0] * (1 - u) + top[x1] * u) * (1 - v) + (bottom[x0] * (1 - u) + bottom[x1] * u) * v;
}

/// The value of the nearest pixel.
template <class T>
const T& nearest(const cv::Mat& picture, cv::Point2f p) {
  return picture.ptr<T>(
      std::clamp(cvRound(p.y), 0, picture.rows - 1))[std::clamp(cvRound(p.x), 0, picture.cols - 1)];
}

inline float smoothstep(float from, float to, float v) {
  const float t = std::clamp((v - from) / (to - from), 0.0F, 1.0F);
  return t * t * (3 - 2 * t);
}

/// Luma of sRGB (ITU-R BT.601).
inline float luma(const cv::Vec3f& c) {
  return 0.299F * c[0] + 0.587F * c[1] + 0.114F * c[2];
}

}  // namespace pentimento::painterly
