#include "engine/context_needs.h"

#include <algorithm>
#include <cmath>

namespace pentimento::engine {

namespace {
constexpr double kUnscaledSide = 1.25;  // of the native size
constexpr double kLeastSide = 0.75;     // of the native size, for the shorter side
constexpr double kMostSide = 4;         // of the native size, for a long strip

struct Span {
  int from = 0;
  int length = 0;
};

/// `length` pixels around `changed`, moved and cut to lie in 0..limit.
Span around(Span changed, int length, int limit) {
  const int cut = std::min(std::max(length, changed.length), limit);
  const int centered = changed.from - (cut - changed.length) / 2;
  return {std::clamp(centered, 0, limit - cut), cut};
}

/// A small mask gets a smaller context, which is then scaled up.
int least_context(const Rect& changed, int native) {
  const double share = std::max(changed.width, changed.height) / static_cast<double>(kMinModelMaskSide);
  return static_cast<int>(std::ceil(native * std::min(1.0, share)));
}

int multiple(double side, int unit) {
  return std::max(1, static_cast<int>(std::lround(side / unit))) * unit;
}
}  // namespace

Rect model_context(const Rect& changed, Size canvas, const ContextNeeds& needs) {
  const int diagonal = static_cast<int>(std::hypot(changed.width, changed.height));
  const int padding = std::max(kMinModelPadding, static_cast<int>(diagonal * kModelPaddingShare));
  const int least = least_context(changed, needs.native_size);
  const auto side = [&](int from, int length, int limit) {
    return around({from, length}, std::max(length + 2 * padding, least), limit);
  };
  const Span x = side(changed.x, changed.width, canvas.width);
  const Span y = side(changed.y, changed.height, canvas.height);
  return {x.from, y.from, x.length, y.length};
}

Size rounded_to_unit(Size region, int unit) {
  return {multiple(region.width, unit), multiple(region.height, unit)};
}

Size working_size(Size region, const ContextNeeds& needs) {
  if (!needs.scales() || region.empty()) return region;
  const double native = needs.native_size, area = static_cast<double>(region.area());
  double scale = 1;
  if (area < native * native || area > std::pow(kUnscaledSide * native, 2)) scale = native / std::sqrt(area);
  const double shorter = std::min(region.width, region.height);
  scale = std::max(scale, kLeastSide * native / shorter);
  const double longer = std::max(region.width, region.height);
  scale = std::min(scale, kMostSide * native / longer);
  return {multiple(region.width * scale, needs.size_unit), multiple(region.height * scale, needs.size_unit)};
}

}  // namespace pentimento::engine
