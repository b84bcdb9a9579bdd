#include "harmony/shadow.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace pentimento::harmony {

namespace {
// Of the thing's height.
constexpr double kContactBlur = 0.025, kNearBlur = 0.03, kFarBlur = 0.16, kContactBand = 0.35;
constexpr double kFade = 0.6;  // so much of the shadow is gone at its tip

/// Seen exactly along the ground a shadow would be a line.
constexpr double kFlattest = 0.12;

struct Fall {
  double x, y;  // px to the side and down for every px of height
};

Fall fall_of(const ShadowShape& shape) {
  const double angle = shape.direction * CV_PI / 180;
  const double down = std::sin(angle);
  const double y = std::abs(down) < kFlattest ? std::copysign(kFlattest, down) : down;
  return {shape.length * std::cos(angle), shape.length * y};
}

struct Extent {
  int top = 0, base = -1;
  int height() const { return base - top + 1; }
};

/// A few stray pixels of a cut-out are no feet.
Extent extent_of(const cv::Mat& alpha) {
  constexpr double kFoot = 0.04;  // of the widest row
  cv::Mat rows;
  cv::reduce(alpha, rows, 1, cv::REDUCE_SUM, CV_32F);
  double widest = 0;
  cv::minMaxLoc(rows, nullptr, &widest);
  const auto least = static_cast<float>(std::max(0.5, kFoot * widest));
  Extent extent;
  for (int y = 0; y < rows.rows; ++y) {
    if (rows.at<float>(y) < least) continue;
    if (extent.base < 0) extent.top = y;
    extent.base = y;
  }
  return extent;
}

/// The thing laid down on the ground.
cv::Mat cast(const cv::Mat& alpha, const Extent& extent, const Fall& fall) {
  // (x, y) goes to (x + h fall.x, base + h fall.y) with h = base - y.
  const double base = extent.base + 0.5;
  const cv::Matx23d forward(1, -fall.x, fall.x * base, 0, -fall.y, base + fall.y * base);
  cv::Mat result;
  cv::warpAffine(alpha, result, forward, alpha.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(0));
  return result;
}

/// 0 at the base .. 1 at the tip, for each row of the shadow.
float distance_at(int y, const Extent& extent, const Fall& fall) {
  const double reach = fall.y * extent.height();
  return static_cast<float>(std::clamp((y - extent.base) / reach, 0.0, 1.0));
}

cv::Mat blurred(const cv::Mat& values, double sigma) {
  if (sigma < 0.3) return values;
  cv::Mat result;
  cv::GaussianBlur(values, result, {}, sigma, sigma, cv::BORDER_CONSTANT);
  return result;
}

cv::Mat cast_shadow(const cv::Mat& alpha, const Extent& extent, const ShadowShape& shape) {
  const Fall fall = fall_of(shape);
  const cv::Mat sharp = cast(alpha, extent, fall);
  const double soft = shape.softness * extent.height();
  const cv::Mat near = blurred(sharp, kNearBlur * soft), far = blurred(sharp, kFarBlur * soft);
  cv::Mat result(alpha.size(), CV_32FC1);
  for (int y = 0; y < alpha.rows; ++y) {
    const float t = distance_at(y, extent, fall), light = 1 - static_cast<float>(kFade) * t;
    result.row(y) = (near.row(y) * (1 - t) + far.row(y) * t) * light;
  }
  return result;
}

/// Under the thing no light comes in, whatever the direction: less and less the farther it is from the
/// ground.
cv::Mat contact_shadow(const cv::Mat& alpha, const Extent& extent, double softness) {
  const double height = extent.height();
  const int band = std::max(2, static_cast<int>(kContactBand * height));
  cv::Mat feet = cv::Mat::zeros(alpha.size(), CV_32FC1), moved;
  const int from = std::max(0, extent.base - band + 1);
  for (int y = from; y <= extent.base; ++y) {
    feet.row(y) = alpha.row(y) * (static_cast<double>(y - from + 1) / (extent.base - from + 1));
  }
  const double sigma = std::max(0.7, kContactBlur * height * (0.5 + softness));
  const cv::Matx23d down(1, 0, 0, 0, 1, sigma);
  cv::warpAffine(feet, moved, down, feet.size());
  return cv::min(blurred(moved, sigma) * 1.5, 1.0);
}
}  // namespace

int shadow_reach(const ShadowShape& shape, int height) {
  return static_cast<int>(std::ceil(height * (shape.length + 3 * kFarBlur * shape.softness + 0.05))) + 4;
}

cv::Mat shadow_of(const cv::Mat& alpha, const ShadowShape& shape) {
  const Extent extent = extent_of(alpha);
  if (extent.base < 0) return cv::Mat::zeros(alpha.size(), CV_32FC1);
  cv::Mat contact = contact_shadow(alpha, extent, shape.softness);
  if (shape.length <= 0) return contact;
  const cv::Mat light = (1 - cast_shadow(alpha, extent, shape)).mul(1 - contact);
  return 1 - light;
}

}  // namespace pentimento::harmony
