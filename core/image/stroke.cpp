// Mask::paint: a stroke is a chain of capsules (all points within a radius of a segment), rasterized tile by
// tile, so that its cost depends on the brush and not on the picture.

#include <algorithm>
#include <cmath>
#include <cstring>

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

/// Coverage of a row of pixels, 0..255 and a half, so that cutting it off rounds. The distance to the segment
/// decides, with the radius at the nearest point of it; the edge falls over one pixel, or over the soft part
/// of the radius.
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
      coverage[i] = 255.0F * s * s * (3 - 2 * s) + 0.5F;
    }
  }

 private:
  float x0_, y0_, dx_, dy_, radius_, radius_change_, soft_part_;
  float inverse_length_squared_ = 0;
};

/// The pixel columns of one row that may be covered: the capsule is two circles and what lies between them.
class RowSpan {
 public:
  explicit RowSpan(const Capsule& capsule)
      : c_(capsule), reach_(std::max(capsule.from_radius, capsule.to_radius) + 1) {
    const double dx = c_.to.x - c_.from.x, dy = c_.to.y - c_.from.y;
    const double length = std::hypot(dx, dy);
    if (length > 0) side_ = {-dy / length * reach_, dx / length * reach_};
  }

  /// `right` is not part of it; empty when right <= left.
  struct Columns {
    int left, right;
  };
  Columns at(int y) const {
    double low = 2 * kFarAway, high = -2 * kFarAway;
    const auto include = [&](double x) {
      low = std::min(low, x);
      high = std::max(high, x);
    };
    const double row = y + 0.5;
    for (const StrokePoint& p : {c_.from, c_.to}) {
      const double d = reach_ * reach_ - (row - p.y) * (row - p.y);
      if (d < 0) continue;
      include(p.x - std::sqrt(d));
      include(p.x + std::sqrt(d));
    }
    for (const double sign : {-1.0, 1.0}) {  // the two sides that touch both circles
      const double x0 = c_.from.x + sign * side_.x, y0 = c_.from.y + sign * side_.y;
      const double x1 = c_.to.x + sign * side_.x, y1 = c_.to.y + sign * side_.y;
      if ((row - y0) * (row - y1) <= 0 && y0 != y1) include(x0 + (row - y0) / (y1 - y0) * (x1 - x0));
    }
    return {static_cast<int>(std::floor(low)), static_cast<int>(std::ceil(high))};
  }

 private:
  struct Vector {
    double x = 0, y = 0;
  };
  const Capsule& c_;
  double reach_;
  Vector side_;
};

/// True when all values are `limit`, which no stroke can change any more.
bool settled(const std::uint8_t* values, int count, std::uint8_t limit) {
  return values[0] == limit && std::memcmp(values, values + 1, static_cast<std::size_t>(count) - 1) == 0;
}

/// Joins the coverage into `count` values; says if any changed.
bool join(std::uint8_t* values, const float* coverage, int count, bool erase) {
  int differs = 0;
  for (int x = 0; x < count; ++x) {
    const int covered = static_cast<int>(coverage[x]);
    const int old = values[x];
    const int value = erase ? std::min(old, 255 - covered) : std::max(old, covered);
    differs |= value ^ old;
    values[x] = static_cast<std::uint8_t>(value);
  }
  return differs != 0;
}

/// Paints the part of the capsule in one tile; says if any value changed. The capsules of a stroke overlap:
/// most of a wide one was painted before, and what is settled is passed over a block at a time.
bool paint_part(cv::Mat& values, const Rect& part, const Capsule& capsule, const Brush& brush) {
  constexpr int kBlock = 64;
  const CapsuleRaster raster(capsule, brush.hardness);
  const RowSpan span(capsule);
  const std::uint8_t limit = brush.erase ? 0 : 255;
  float coverage[kBlock];
  bool changed = false;
  for (int y = part.y; y < part.bottom(); ++y) {
    const RowSpan::Columns columns = span.at(y);
    const int right = std::min(columns.right, part.right());
    auto* row = values.ptr<std::uint8_t>(y - part.y);
    for (int x = std::max(columns.left, part.x); x < right; x += kBlock) {
      const int count = std::min(kBlock, right - x);
      std::uint8_t* block = row + (x - part.x);
      if (settled(block, count, limit)) continue;
      raster.row(x, y, count, coverage);
      changed = join(block, coverage, count, brush.erase) || changed;
    }
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

/// Paints all that falls into one tile; says if any value changed. A tile that does not change stays shared.
bool paint_tile(Mask& mask, const Rect& tile, const std::vector<Capsule>& capsules, const Brush& brush) {
  cv::Mat values;
  bool changed = false;
  for (const Capsule& capsule : capsules) {
    const Rect part = capsule.bounds().intersected(tile);
    if (part.empty() || !may_touch(capsule, part)) continue;
    if (values.empty()) values = mask.crop(tile);
    cv::Mat inside = values(cv::Rect(part.x - tile.x, part.y - tile.y, part.width, part.height));
    changed = paint_part(inside, part, capsule, brush) || changed;
  }
  if (changed) mask.set(tile, values);
  return changed;
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
  std::vector<Capsule> capsules;
  Rect area;
  for (std::size_t i = chain.size() > 1 ? 1 : 0; i < chain.size(); ++i) {
    const StrokePoint &to = chain[i], &from = chain[i > 0 ? i - 1 : 0];
    capsules.push_back({from, to, radius(from), radius(to)});
    area = area.united(capsules.back().bounds());
  }
  area = area.intersected(Rect::of(size()));
  Rect touched;
  for (int y = area.y - area.y % kSide; y < area.bottom(); y += kSide) {
    for (int x = area.x - area.x % kSide; x < area.right(); x += kSide) {
      const Rect tile = Rect{x, y, kSide, kSide}.intersected(area);
      if (paint_tile(*this, tile, capsules, bounded_brush)) touched = touched.united(tile);
    }
  }
  return touched;
}

}  // namespace pentimento::image
