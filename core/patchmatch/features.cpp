#include "patchmatch/features.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "base/parallel.h"
#include "patchmatch/bordered.h"

namespace pentimento::patchmatch {
namespace {

// ITU-R BT.601: luma weights, and the ranges of B - Y and R - Y.
constexpr float kRed = 0.299F, kGreen = 0.587F, kBlue = 0.114F;
constexpr float kCb = 0.564F, kCr = 0.713F;

cv::Vec4f luma_chroma(const cv::Vec3f& rgb) {
  const float r = 255 * std::clamp(rgb[0], 0.0F, 1.0F), g = 255 * std::clamp(rgb[1], 0.0F, 1.0F),
              b = 255 * std::clamp(rgb[2], 0.0F, 1.0F);
  const float y = kRed * r + kGreen * g + kBlue * b;
  return {y, (b - y) * kCb + 128, (r - y) * kCr + 128, 0};
}

// |dY/dx| + |dY/dy| by forward differences among known pixels, and where that could be taken.
void gradient(const cv::Mat& features, const cv::Mat& known, cv::Mat& size, cv::Mat& taken) {
  size = cv::Mat::zeros(features.size(), CV_32F);
  taken = cv::Mat::zeros(features.size(), CV_32F);
  for (int y = 0; y < features.rows; ++y) {
    const int below = std::min(y + 1, features.rows - 1);
    for (int x = 0; x < features.cols; ++x) {
      const int right = std::min(x + 1, features.cols - 1);
      if (!known.at<uchar>(y, x) || !known.at<uchar>(y, right) || !known.at<uchar>(below, x)) continue;
      const float here = features.at<cv::Vec4f>(y, x)[0];
      size.at<float>(y, x) = std::abs(features.at<cv::Vec4f>(y, right)[0] - here) +
                             std::abs(features.at<cv::Vec4f>(below, x)[0] - here);
      taken.at<float>(y, x) = 1;
    }
  }
}

}  // namespace

cv::Mat luma_chroma(const cv::Mat& rgb, const Progress& progress) {
  cv::Mat features(rgb.size(), CV_32FC4);
  for_rows(0, rgb.rows, progress, [&](int y) {
    const auto* from = rgb.ptr<cv::Vec3f>(y);
    std::transform(from, from + rgb.cols, features.ptr<cv::Vec4f>(y),
                   [](const cv::Vec3f& p) { return luma_chroma(p); });
  });
  return features;
}

cv::Vec3f rgb_offset(const cv::Vec3f& offset) {
  const float y = offset[0], b = y + offset[1] / kCb, r = y + offset[2] / kCr;
  return cv::Vec3f(r, (y - kRed * r - kBlue * b) / kGreen, b) / 255.0F;
}

cv::Mat rgb_of(const cv::Mat& features) {
  cv::Mat rgb(features.size(), CV_32FC3);
  for (int y = 0; y < features.rows; ++y) {
    const auto* from = features.ptr<cv::Vec4f>(y);
    std::transform(from, from + features.cols, rgb.ptr<cv::Vec3f>(y), [](const cv::Vec4f& p) {
      return rgb_offset({p[0], p[1] - 128, p[2] - 128});
    });
  }
  return rgb;
}

void add_texture(cv::Mat& features, const cv::Mat& known, float weight) {
  cv::Mat size, taken;
  gradient(features, known, size, taken);
  const int side = 2 * std::max(2, std::max(features.cols, features.rows) / 128) + 1;
  for (cv::Mat* m : {&size, &taken}) {
    cv::boxFilter(*m, *m, CV_32F, {side, side}, {-1, -1}, false, cv::BORDER_CONSTANT);
  }
  for (int y = 0; y < features.rows; ++y) {
    for (int x = 0; x < features.cols; ++x) {
      const float count = taken.at<float>(y, x);
      features.at<cv::Vec4f>(y, x)[3] =
          count > 0.5F ? std::clamp(weight * size.at<float>(y, x) / count, 0.0F, 255.0F) : 0.0F;
    }
  }
}

void to_bytes(const cv::Mat& features, cv::Mat& bytes, const Progress& progress) {
  for_rows(-kRadius, features.rows + kRadius, progress, [&](int y) {
    const float* from = pixel<float>(features, 0, y) - 4 * kRadius;
    auto* to = pixel<std::uint8_t>(bytes, 0, y) - 4 * kRadius;
    std::transform(from, from + 4 * (features.cols + 2 * kRadius), to,
                   [](float v) { return static_cast<std::uint8_t>(std::clamp(v + 0.5F, 0.0F, 255.0F)); });
  });
}

}  // namespace pentimento::patchmatch
