// Mask::paint: a stroke is a chain of capsules (all points within a radius of a segment), rasterized tile by
// tile, so that its cost depends on the brush and not on the picture.

#include <algorithm>
#include <cmath>

#include "image/mask.h"

namespace pentimento::image {

namespace {
constexpr int kSide = TiledImage::kTileSide;
constexpr double kMaxDiameter = 8192;
constexpr double kFarAway = 1 << 22;  // beyond any picture; keeps sums of coordinates well inside int

/// A segment of the stroke with its radius at both ends.
struct Capsule {
  StrokePoint from, to;
  double from_radius = 0, to_radius = 0;

  Rect bounds() const {
    const double reach = std::max(from_radius, to_radius) + 1;
    const int left = static_cast<int>(std::floor(std::min(from.x, to.x) - reach));
    const int top = static_cast<int>(std::floor(std::min(from.y, to.y) - reach));
    const int right = static_cast<int>(std::ceil(std::max(from.x, to.x) + reach));
    const int bottom = static_cast<int>(std::ceil(std::max(from.y, to.y) + reach));
    return {left, top, right - left, bottom - top};
  }
};

/// Coverage of a row of pixels, 0..255. The distance to the segment decides, with the radius at the nearest
/// point of it; the edge falls over one pixel, or over the soft part of the radius.
class CapsuleRaster {
 public:
  CapsuleRaster(const Capsule& capsule, double hardness)
      : x0_(static_cast<float>(capsule.from.x)),
        y0_(static_cast<float>(capsule.from.y)),
        dx_(static_cast<float>(capsule.to.x - capsule.from.x)),
        dy_(static_cast<float>(capsule.to.y - capsule.from.y)),
        radius_(static_cast<float>(capsule.from_radius)),
        radius_change_(static_cast<float>(capsule.to_radius - capsule.from_radius)),
        soft_part_(static_cast<float>(1 - hardness)) {
    const float length_squared = dx_ * dx_ + dy_ * dy_;
    inverse_length_squared_ = length_squared > 0 ? 1 / length_squared : 0;
  }

  void row(int left, int y, int count, float* coverage) const {
    const float py = static_cast<float>(y) + 0.5F - y0_;
    for (int i = 0; i < count; ++i) {
      const float px = static_cast<float>(left + i) + 0.5F - x0_;
      const float t = std::clamp((px * dx_ + py * dy_) * inverse_length_squared_, 0.0F, 1.0F);
      const float ex = px - t * dx_, ey = py - t * dy_;
      const float distance = std::sqrt(ex * ex + ey * ey);
      const float radius = radius_ + t * radius_change_;
      const float width = std::max(1.0F, soft_part_ * (radius + 0.5F));
      const float s = std::clamp((radius + 0.5F - distance) / width, 0.0F, 1.0F);
      coverage[i] = 255.0F * s * s * (3 - 2 * s);
    }
  }

 private:
  float x0_, y0_, dx_, dy_, radius_, radius_change_, soft_part_;
  float inverse_length_squared_ = 0;
};

/// Paints the part of the capsule in one tile; says if any value changed.
bool paint_part(cv::Mat& values, const Rect& part, const CapsuleRaster& raster, bool erase) {
  float coverage[kSide];
  bool changed = false;
  for (int y = 0; y < part.height; ++y) {
    raster.row(part.x, part.y + y, part.width, coverage);
    auto* row = values.ptr<std::uint8_t>(y);
    int differs = 0;
    for (int x = 0; x < part.width; ++x) {
      const int covered = static_cast<int>(coverage[x] + 0.5F);
      const int old = row[x];
      const int value = erase ? std::min(old, 255 - covered) : std::max(old, covered);
      differs |= value ^ old;
      row[x] = static_cast<std::uint8_t>(value);
    }
    changed = changed || differs != 0;
  }
  return changed;
}

/// False when no pixel of `part` can be inside: a long diagonal stroke passes by most of its bounds.
bool may_touch(const Capsule& capsule, const Rect& part) {
  const double cx = part.x + part.width / 2.0, cy = part.y + part.height / 2.0;
  const double dx = capsule.to.x - capsule.from.x, dy = capsule.to.y - capsule.from.y;
  const double length_squared = dx * dx + dy * dy;
  const double along = (cx - capsule.from.x) * dx + (cy - capsule.from.y) * dy;
  const double t = length_squared > 0 ? std::clamp(along / length_squared, 0.0, 1.0) : 0;
  const double distance = std::hypot(cx - capsule.from.x - t * dx, cy - capsule.from.y - t * dy);
  return distance <=
         std::max(capsule.from_radius, capsule.to_radius) + 1 + std::hypot(part.width, part.height) / 2;
}

Rect paint_capsule(Mask& mask, const Capsule& capsule, const Brush& brush) {
  const CapsuleRaster raster(capsule, brush.hardness);
  const Rect area = capsule.bounds().intersected(Rect::of(mask.size()));
  Rect touched;
  for (int y = area.y - area.y % kSide; y < area.bottom(); y += kSide) {
    for (int x = area.x - area.x % kSide; x < area.right(); x += kSide) {
      const Rect part = Rect{x, y, kSide, kSide}.intersected(area);
      if (!may_touch(capsule, part)) continue;
      cv::Mat values = mask.crop(part);
      if (!paint_part(values, part, raster, brush.erase)) continue;  // the tile stays shared
      mask.set(part, values);
      touched = touched.united(part);
    }
  }
  return touched;
}

double number_or(double value, double otherwise, double low, double high) {
  return std::isfinite(value) ? std::clamp(value, low, high) : otherwise;
}

/// The points that are numbers, not too far away, with pressures in 0..1.
std::vector<StrokePoint> bounded(const std::vector<StrokePoint>& points) {
  std::vector<StrokePoint> result;
  for (const StrokePoint& p : points) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) continue;
    result.push_back({std::clamp(p.x, -kFarAway, kFarAway), std::clamp(p.y, -kFarAway, kFarAway),
                      number_or(p.pressure, 1, 0, 1)});
  }
  return result;
}
}  // namespace

Rect Mask::paint(const std::vector<StrokePoint>& points, const Brush& brush) {
  const std::vector<StrokePoint> chain = bounded(points);
  if (chain.empty() || size().empty()) return {};
  Brush bounded_brush = brush;
  bounded_brush.diameter = number_or(brush.diameter, 1, 1, kMaxDiameter);
  bounded_brush.hardness = number_or(brush.hardness, 1, 0, 1);
  const auto radius = [&](const StrokePoint& p) { return bounded_brush.diameter / 2 * p.pressure; };
  Rect touched;
  for (std::size_t i = chain.size() > 1 ? 1 : 0; i < chain.size(); ++i) {
    const StrokePoint &to = chain[i], &from = chain[i > 0 ? i - 1 : 0];
    touched = touched.united(paint_capsule(*this, {from, to, radius(from), radius(to)}, bounded_brush));
  }
  return touched;
}

}  // namespace pentimento::image
