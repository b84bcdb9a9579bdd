#include "painterly/lines.h"

#include <array>
#include <cmath>

#include "painterly/along_flow.h"

namespace pentimento::painterly {
namespace {

constexpr float kSurround = 1.6F;  // times the width, as in both papers
constexpr float kSmoothing = 5;    // times the width, along the line

// Weights of the difference of Gaussians at 0, 1, .. steps of half a width across.
std::array<float, 9> profile() {
  std::array<float, 9> center{}, around{};
  float sums[2] = {0, 0};
  for (int k = 0; k < 9; ++k) {
    const float d = 0.5F * static_cast<float>(k), sides = k == 0 ? 1.0F : 2.0F;
    center[k] = std::exp(-0.5F * d * d);
    around[k] = std::exp(-0.5F * d * d / (kSurround * kSurround));
    sums[0] += sides * center[k];
    sums[1] += sides * around[k];
  }
  for (int k = 0; k < 9; ++k) center[k] = around[k] / sums[1] - center[k] / sums[0];
  return center;
}

}  // namespace

cv::Mat line_response(const cv::Mat& grey, const Flow& flow, float width, const Progress& progress) {
  const std::array<float, 9> weights = profile();
  cv::Mat across(grey.size(), CV_32F);
  for_rows(0, grey.rows, progress, [&](int y) {
    for (int x = 0; x < grey.cols; ++x) {
      const cv::Vec2f t = flow.tangent.ptr<cv::Vec2f>(y)[x];
      const float nx = -t[1] * 0.5F * width, ny = t[0] * 0.5F * width;
      const float fx = static_cast<float>(x), fy = static_cast<float>(y);
      float sum = weights[0] * grey.ptr<float>(y)[x];
      for (int k = 1; k < 9; ++k) {
        const float d = static_cast<float>(k);
        sum += weights[k] * (sample<float>(grey, fx + nx * d, fy + ny * d) +
                             sample<float>(grey, fx - nx * d, fy - ny * d));
      }
      across.ptr<float>(y)[x] = sum;
    }
  });
  return smoothed_along<float>(across, flow, std::max(2, cvRound(kSmoothing * width)), progress);
}

}  // namespace pentimento::painterly
