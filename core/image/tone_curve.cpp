#include "image/tone_curve.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace pentimento::image {

namespace {
constexpr int kLast = 65535;
}

float srgb_to_linear(float encoded) {
  const float v = std::abs(encoded);
  const float linear = v <= 0.04045F ? v / 12.92F : std::pow((v + 0.055F) / 1.055F, 2.4F);
  return std::copysign(linear, encoded);
}

float linear_to_srgb(float linear) {
  const float v = std::abs(linear);
  const float encoded = v <= 0.0031308F ? v * 12.92F : 1.055F * std::pow(v, 1 / 2.4F) - 0.055F;
  return std::copysign(encoded, linear);
}

ToneCurve::ToneCurve(const std::function<double(double)>& to_linear) : linear_(kLast + 1) {
  float held = 0;
  for (int i = 0; i <= kLast; ++i) {
    const auto value = static_cast<float>(to_linear(static_cast<double>(i) / kLast));
    if (std::isfinite(value)) held = std::max(held, value);
    linear_[static_cast<std::size_t>(i)] = held;
  }
  end_slope_ = std::max((linear_[kLast] - linear_[kLast - 64]) / 64, 1e-6F);
}

float ToneCurve::to_linear(float encoded) const {
  const float position = std::abs(encoded) * kLast;
  float value = 0;
  if (position < kLast) {
    const auto i = static_cast<std::size_t>(position);
    value = linear_[i] + (linear_[i + 1] - linear_[i]) * (position - static_cast<float>(i));
  } else {
    value = linear_[kLast] + (position - kLast) * end_slope_;
  }
  return std::copysign(value, encoded);
}

float ToneCurve::to_encoded(float linear) const {
  const float v = std::abs(linear);
  float position = 0;
  if (v >= linear_[kLast]) {
    position = kLast + (v - linear_[kLast]) / end_slope_;
  } else {
    const auto above = std::upper_bound(linear_.begin(), linear_.end(), v);
    if (above != linear_.begin()) {
      const auto i = above - linear_.begin() - 1;
      position = static_cast<float>(i) + (v - *(above - 1)) / (*above - *(above - 1));
    }
  }
  return std::copysign(position / kLast, linear);
}

}  // namespace pentimento::image
