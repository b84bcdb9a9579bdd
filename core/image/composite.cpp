#include "image/composite.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numbers>
#include <utility>

#include "base/error.h"
#include "base/parallel.h"
#include "image/dilation.h"

namespace pentimento::image {

namespace {
constexpr int kSide = TiledImage::kTileSide;

/// How samples of each type become float and back, rounded once.
template <typename Sample>
struct Integer {
  using Type = Sample;
  static constexpr float kWhite = std::numeric_limits<Sample>::max();
  static float load(Sample v) { return static_cast<float>(v); }
  static Sample store(float v) { return static_cast<Sample>(std::lrint(std::clamp(v, 0.0F, kWhite))); }
};

struct HalfFloat {
  using Type = cv::float16_t;
  static constexpr float kWhite = 1;
  static float load(Type v) { return static_cast<float>(v); }
  static Type store(float v) {
    constexpr float kLargest = 65504;
    return Type(std::clamp(v, -kLargest, kLargest));
  }
};

struct FullFloat {
  using Type = float;
  static constexpr float kWhite = 1;
  static float load(float v) { return v; }
  static float store(float v) { return v; }
};

template <typename Traits>
typename Traits::Type blend(typename Traits::Type old, float fill, float weight) {
  const float before = Traits::load(old);
  // A fill of weight 1 must not inherit the rounding of before + (fill - before), nor a NaN.
  const float after = weight >= 1 || !std::isfinite(before) ? fill : before + weight * (fill - before);
  return Traits::store(std::isfinite(after) ? after : 0.0F);
}

/// Blends one row. `fill` has the color channels in units of the sample type.
template <typename Traits>
void blend_row(void* row, PixelFormat format, int width, const float* fill, const float* weight,
               bool fill_alpha) {
  auto* pixel = static_cast<typename Traits::Type*>(row);
  const int colors = format.color_channels, channels = format.channels();
  for (int x = 0; x < width; ++x, pixel += channels, fill += colors) {
    if (!(weight[x] > 0)) continue;
    for (int c = 0; c < colors; ++c) pixel[c] = blend<Traits>(pixel[c], fill[c], weight[x]);
    if (fill_alpha && format.alpha) {
      pixel[colors] = blend<Traits>(pixel[colors], Traits::kWhite, weight[x]);
    }
  }
}

void blend_row(void* row, PixelFormat format, int width, const float* fill, const float* weight,
               bool fill_alpha) {
  switch (format.sample) {
    case SampleType::UInt8:
      return blend_row<Integer<std::uint8_t>>(row, format, width, fill, weight, fill_alpha);
    case SampleType::UInt16:
      return blend_row<Integer<std::uint16_t>>(row, format, width, fill, weight, fill_alpha);
    case SampleType::Half:
      return blend_row<HalfFloat>(row, format, width, fill, weight, fill_alpha);
    case SampleType::Float:
      return blend_row<FullFloat>(row, format, width, fill, weight, fill_alpha);
  }
}

/// Blends one part of the picture that lies in one tile.
void blend_part(TiledImage& result, const Rect& part, const ColorConverter& converter, const cv::Mat& fill,
                const cv::Mat& weight, bool fill_alpha, std::mutex& writing) {
  const PixelFormat format = result.format();
  const cv::Mat values = converter.from_srgb(fill);
  cv::Mat pixels(part.height, part.width, CV_8UC(format.pixel_bytes()));
  result.read(part, pixels.data, pixels.step);
  for (int y = 0; y < part.height; ++y) {
    blend_row(pixels.ptr(y), format, part.width, values.ptr<float>(y), weight.ptr<float>(y), fill_alpha);
  }
  const std::lock_guard lock(writing);  // what tiles share must not be told apart by two at a time
  result.write(part, pixels.data, pixels.step);
}

cv::Mat part_of(const cv::Mat& image, const Rect& area, const Rect& part) {
  return image(cv::Rect(part.x - area.x, part.y - area.y, part.width, part.height));
}

int bounded_ring(int ring) {
  return std::clamp(ring, 0, kMaxRing);
}

/// Blends `area` into `picture` tile by tile; `fill_of` gives the fill of a part of it, CV_32FC3. `weight` is
/// that of `weight_area`.
template <typename FillOf>
void blend_tiles(TiledImage& picture, const ColorConverter& converter, const Rect& area,
                 const cv::Mat& weight, const Rect& weight_area, const FillOf& fill_of, bool fill_alpha) {
  if (area.empty()) return;
  std::mutex writing;
  const int left = area.x - area.x % kSide, top = area.y - area.y % kSide;
  const int columns = (area.right() - left + kSide - 1) / kSide,
            rows = (area.bottom() - top + kSide - 1) / kSide;
  for_bands(0, columns * rows, 1, Progress(), [&](int k, int) {
    const Rect part =
        Rect{left + k % columns * kSide, top + k / columns * kSide, kSide, kSide}.intersected(area);
    const cv::Mat part_weight = part_of(weight, weight_area, part);
    if (cv::countNonZero(part_weight) == 0) return;  // the tile stays shared
    blend_part(picture, part, converter, fill_of(part), part_weight, fill_alpha, writing);
  });
}
}  // namespace

Rect changed_area(const Mask& mask, int ring) {
  const Rect bounds = mask.bounds();
  if (bounds.empty()) return {};
  return bounds.grown(bounded_ring(ring)).intersected(Rect::of(mask.size()));
}

cv::Mat blend_weight(const Mask& mask, int ring, const Rect& area) {
  const int reach = bounded_ring(ring);
  // A half cosine that reaches 0 one pixel beyond the ring, so that all of its pixels take part.
  const auto falloff = [reach](float distance) {
    const float t = distance / static_cast<float>(reach + 1);
    return 0.5F + 0.5F * std::cos(std::numbers::pi_v<float> * t);
  };
  // What is selected outside `area` reaches into it.
  const Rect around = area.grown(reach);
  return part_of(dilated(mask.crop(around), reach, falloff), around, area).clone();
}

TiledImage composite(const TiledImage& base, const ColorConverter& converter, const Mask& mask, int ring,
                     const cv::Mat& fill, const Rect& fill_area, bool fill_alpha) {
  if (mask.size() != base.size()) throw Error(ErrorCode::Internal, "The mask does not fit the picture.");
  const Rect area = changed_area(mask, ring);
  if (area.empty()) return base;
  if (!fill_area.contains(area) || fill.type() != CV_32FC3 || fill.cols != fill_area.width ||
      fill.rows != fill_area.height) {
    throw Error(ErrorCode::Internal, "The fill does not cover what it should replace.");
  }
  const auto fill_of = [&](const Rect& part) { return part_of(fill, fill_area, part); };
  TiledImage result = base;
  blend_tiles(result, converter, area, blend_weight(mask, ring, area), area, fill_of, fill_alpha);
  return result;
}

Mask covered_by(const Mask& mask, const Fill& fill, int ring) {
  const Rect picture = Rect::of(mask.size()), filled = fill.area();
  const int reach = bounded_ring(ring);
  const auto inset = [reach](bool at_border) { return at_border ? 0 : reach; };
  const int left = filled.x + inset(filled.x <= 0), top = filled.y + inset(filled.y <= 0);
  const int right = filled.right() - inset(filled.right() >= picture.width);
  const int bottom = filled.bottom() - inset(filled.bottom() >= picture.height);
  const Rect bounds = mask.bounds(),
             inside = Rect{left, top, right - left, bottom - top}.intersected(picture);
  if (bounds.empty() || inside.contains(bounds)) return mask;
  const Rect kept = bounds.intersected(inside);
  return kept.empty() ? Mask(mask.size()) : Mask::placed(mask.size(), kept, mask.crop(kept));
}

TiledImage composite(const TiledImage& base, const ColorConverter& converter, const Mask& mask, int ring,
                     const Fill& fill, double opacity) {
  if (mask.size() != base.size()) throw Error(ErrorCode::Internal, "The mask does not fit the picture.");
  TiledImage result = base;
  Layer(mask, ring, fill, opacity).blend_into(result, converter, base.bounds());
  return result;
}

Layer::Layer(const Mask& mask, int ring, Fill fill, double opacity, Point origin)
    : fill_(std::move(fill)), origin_(origin) {
  const Mask covered = covered_by(mask, fill_, ring);
  if (!(opacity > 0)) return;
  area_ = changed_area(covered, ring);
  if (area_.empty()) return;
  // As a whole: the weight of a soft mask depends a little on how much of it is looked at.
  weight_ = blend_weight(covered, ring, area_);
  if (opacity < 1) weight_ *= opacity;
}

cv::Mat Layer::srgb(const Rect& part) const {
  return srgb_of(fill_, part.translated(-origin_.x, -origin_.y));
}

cv::Mat Layer::weight(const Rect& part) const {
  return part_of(weight_, area(), part);
}

void Layer::blend_into(TiledImage& picture, const ColorConverter& converter, const Rect& within) const {
  const auto fill_of = [this](const Rect& part) { return srgb(part); };
  const Rect part = area().intersected(within).intersected(picture.bounds());
  blend_tiles(picture, converter, part, weight_, area(), fill_of, fill_.opaque);
}

}  // namespace pentimento::image
