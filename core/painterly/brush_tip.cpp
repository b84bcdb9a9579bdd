#include "painterly/brush_tip.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "painterly/bristles.h"
#include "painterly/sampling.h"

namespace pentimento::painterly {
namespace {

constexpr float kThinnest = 0.5F;  // px; thinner strokes are drawn fainter

// No two strokes have quite the same color.
cv::Vec3f strayed(const Stroke& stroke, float stray) {
  cv::Vec3f color = stroke.color;
  if (stray <= 0) return color;
  const float light = gaussian(mix(stroke.seed + 4)) * stray;
  for (int c = 0; c < 3; ++c) {
    const float own = gaussian(mix(stroke.seed + 5 + static_cast<std::uint32_t>(c))) * stray * 0.5F;
    color[c] = std::clamp(color[c] + light + own, 0.0F, 1.0F);
  }
  return color;
}

}  // namespace

float BrushTip::radius_of(const Stroke& stroke, float scale) {
  return std::max(kThinnest, stroke.radius * scale);
}

BrushTip::BrushTip(const Stroke& stroke, const Brush& brush, float scale, float length)
    : brush_(brush),
      color_(strayed(stroke, brush.stray)),
      radius_(radius_of(stroke, scale)),
      length_(length),
      opacity_(brush.opacity * std::min(1.0F, stroke.radius * scale / kThinnest)),
      texels_(Bristles::kTexelsPerRadius / radius_),
      first_(uniform(stroke.seed) * Bristles::kLength),
      side_((stroke.seed & 1U) != 0 ? 1.0F : -1.0F),
      tracks_(brush.bristles() ? &Bristles::common().for_radius(radius_) : nullptr) {}

// How far a pixel lies inside the outline, over about a pixel.
inline float BrushTip::coverage(float along, float across, float done, float bristle) const {
  const float past = std::max(-along, along - length_) / radius_;
  const float width = 1 - brush_.taper * (1 - std::sqrt(std::max(0.0F, 4 * done * (1 - done))));
  float outside = std::abs(across) - width;
  if (past > -1) {
    const float ragged = 1 - bristle, round = std::max(0.0F, past + 0.35F * ragged);
    outside = std::max(
        outside, brush_.flat ? past - 0.2F + 0.55F * ragged : std::sqrt(round * round + across * across) - 1);
  }
  return std::clamp(0.5F - outside * radius_, 0.0F, 1.0F);
}

void BrushTip::paint(const Place& place, cv::Vec3f& color, float* relief) const {
  const float across = place.across / radius_;
  if (std::abs(across) > 1 + 1 / radius_) return;
  const float v = std::clamp(across, -1.0F, 1.0F);
  const float bristle =
      tracks_ == nullptr ? 0.5F : Bristles::at(*tracks_, first_ + std::abs(place.along) * texels_, v * side_);
  const float done = length_ > 0 ? std::clamp(place.along / length_, 0.0F, 1.0F) : 0;
  // The brush runs out of paint, bristle by bristle.
  const float dry = brush_.dryness * (1.25F * done * done + 0.25F) - 0.12F;
  const float loaded = brush_.dryness > 0 ? smoothstep(dry, dry + 0.14F, bristle) : 1;
  const float alpha = coverage(place.along, across, done, bristle) * loaded * opacity_;
  if (alpha <= 0) return;
  if (brush_.darkens) {
    for (int c = 0; c < 3; ++c) color[c] += alpha * std::min(0.0F, color_[c] - color[c]);
    return;
  }
  const float streak = 1 + brush_.streaks * (bristle - 0.5F);
  for (int c = 0; c < 3; ++c) color[c] += alpha * (std::min(1.0F, color_[c] * streak) - color[c]);
  if (relief == nullptr) return;
  // Bristles plough the paint and push some of it to the sides; a little of what is below stays to be seen.
  const float thick = brush_.relief * radius_ * (0.3F + 0.6F * bristle + 0.25F * v * v);
  *relief += alpha * (thick - 0.65F * *relief);
}

}  // namespace pentimento::painterly
