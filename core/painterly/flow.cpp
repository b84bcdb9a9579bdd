#include "painterly/flow.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "painterly/filters.h"

namespace pentimento::painterly {
namespace {

// Larger neighborhoods count where the smaller ones are flat.
constexpr float kWiderShare = 0.05F, kWidestShare = 0.002F;
constexpr float kWider = 4, kWidest = 12;  // times sigma
constexpr float kHand = 2e-6F;             // tensor of the hand's own direction

// CV_32FC3: the sums over the channels of dx dx, dy dy and dx dy.
cv::Mat structure_tensor(const cv::Mat& picture, const Progress& progress) {
  const Derivatives d = derivatives(picture, progress);
  cv::Mat tensor(picture.size(), CV_32FC3);
  for_rows(0, picture.rows, progress, [&](int y) {
    const auto *a = d.x.ptr<cv::Vec3f>(y), *b = d.y.ptr<cv::Vec3f>(y);
    auto* to = tensor.ptr<cv::Vec3f>(y);
    for (int x = 0; x < picture.cols; ++x) to[x] = {a[x].dot(a[x]), b[x].dot(b[x]), a[x].dot(b[x])};
  });
  return tensor;
}

// A wide blur, computed small.
cv::Mat widely_blurred(const cv::Mat& picture, float sigma, const Progress& progress) {
  const float factor = std::max(1.0F, sigma / 2);
  const auto smaller = [factor](int side) { return std::max(1, cvRound(static_cast<float>(side) / factor)); };
  const cv::Mat small =
      resized(picture, {smaller(picture.cols), smaller(picture.rows)}, Enlarging::Linear, progress);
  return resized(blurred(small, sigma / factor, progress), picture.size(), Enlarging::Linear, progress);
}

}  // namespace

Flow edge_tangent_flow(const cv::Mat& picture, float sigma, float slant, const Progress& progress) {
  const cv::Mat sharp = structure_tensor(picture, progress);
  const cv::Mat near = blurred(sharp, sigma, progress);
  const cv::Mat wider = widely_blurred(sharp, kWider * sigma, progress),
                widest = widely_blurred(sharp, kWidest * sigma, progress);
  const float nx = -std::sin(slant), ny = std::cos(slant);
  const cv::Vec3f hand = cv::Vec3f(nx * nx, ny * ny, nx * ny) * kHand;
  Flow flow{cv::Mat(picture.size(), CV_32FC2), cv::Mat(picture.size(), CV_32F)};
  for_rows(0, picture.rows, progress, [&](int y) {
    for (int x = 0; x < picture.cols; ++x) {
      const cv::Vec3f t = near.ptr<cv::Vec3f>(y)[x] + wider.ptr<cv::Vec3f>(y)[x] * kWiderShare +
                          widest.ptr<cv::Vec3f>(y)[x] * kWidestShare + hand;
      const float across = 0.5F * std::atan2(2 * t[2], t[0] - t[1]);
      flow.tangent.ptr<cv::Vec2f>(y)[x] = {-std::sin(across), std::cos(across)};
      const float spread = std::hypot(t[0] - t[1], 2 * t[2]);
      flow.anisotropy.ptr<float>(y)[x] = spread / (t[0] + t[1] + 1e-5F);
    }
  });
  return flow;
}

}  // namespace pentimento::painterly
