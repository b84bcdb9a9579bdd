#include "image/mask.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "base/cv_rect.h"
#include "base/error.h"
#include "image/dilation.h"
#include "image/samples.h"

namespace pentimento::image {

namespace {
constexpr PixelFormat kMaskFormat{SampleType::UInt8, 1, false};
constexpr int kSide = TiledImage::kTileSide;
constexpr double kMaxRadius = 4096;

/// NaN and negative radii count as 0.
double bounded(double radius) {
  return radius > 0 ? std::min(radius, kMaxRadius) : 0;
}

/// The tile as a matrix without a copy; `keep` holds the memory.
cv::Mat tile_view(const TiledImage& pixels, Point tile, std::shared_ptr<const std::byte[]>& keep) {
  keep = pixels.tile(tile);
  const Rect area = pixels.tile_area(tile);
  // OpenCV has no view of constant memory; nobody writes to it.
  auto* data = const_cast<std::byte*>(keep.get());
  return cv::Mat(area.height, area.width, CV_8UC1, data, kSide);
}

bool any_above_zero(const std::uint8_t* values, int count) {
  return std::any_of(values, values + count, [](std::uint8_t v) { return v != 0; });
}

/// The rectangle around the values above 0, in px of `values`.
Rect bounds_of(const cv::Mat& values) {
  int top = 0, bottom = values.rows;
  while (top < bottom && !any_above_zero(values.ptr<std::uint8_t>(top), values.cols)) ++top;
  while (bottom > top && !any_above_zero(values.ptr<std::uint8_t>(bottom - 1), values.cols)) --bottom;
  int left = values.cols, right = 0;
  for (int y = top; y < bottom; ++y) {
    const auto* row = values.ptr<std::uint8_t>(y);
    int x = 0;
    while (x < left && row[x] == 0) ++x;
    left = std::min(left, x);
    x = values.cols;
    while (x > right && row[x - 1] == 0) --x;
    right = std::max(right, x);
  }
  return right > left ? Rect{left, top, right - left, bottom - top} : Rect{};
}

cv::Mat blank(Size size) {
  return cv::Mat::zeros(size.height, size.width, CV_8UC1);
}

/// 1 up to `radius`, then one pixel of antialiasing.
cv::Mat grown_values(const cv::Mat& values, double radius) {
  const auto r = static_cast<float>(radius);
  cv::Mat result;
  dilated(values, radius + 1, [r](float d) { return r + 1 - d; }).convertTo(result, CV_8UC1, 255);
  return result;
}

/// Gaussian blur; a wide one runs on a smaller picture, where it is the same to the eye and quick.
cv::Mat blurred(const cv::Mat& values, double sigma) {
  constexpr double kLargestSigma = 12;
  cv::Mat result;
  if (sigma <= kLargestSigma) {
    cv::GaussianBlur(values, result, {}, sigma, sigma, cv::BORDER_REPLICATE);
    return result;
  }
  const double scale = kLargestSigma / sigma;
  const cv::Size small(std::max(1, static_cast<int>(std::lround(values.cols * scale))),
                       std::max(1, static_cast<int>(std::lround(values.rows * scale))));
  cv::Mat shrunk;
  cv::resize(values, shrunk, small, 0, 0, cv::INTER_AREA);
  shrunk.convertTo(shrunk, CV_32F);
  cv::GaussianBlur(shrunk, shrunk, {}, kLargestSigma, kLargestSigma, cv::BORDER_REPLICATE);
  cv::resize(shrunk, shrunk, values.size(), 0, 0, cv::INTER_LINEAR);
  shrunk.convertTo(result, values.type());
  return result;
}

void check_same_size(const Mask& a, const Mask& b) {
  if (a.size() != b.size())
    throw Error(ErrorCode::Internal, "Two masks of different sizes cannot be joined.");
}
}  // namespace

Mask::Mask(Size size) : pixels_(kMaskFormat, size) {}

Mask::Mask(TiledImage pixels) : pixels_(std::move(pixels)) {
  if (!pixels_.empty() && pixels_.format() != kMaskFormat) {
    throw Error(ErrorCode::Internal, "A mask must have one channel of 8 bit.");
  }
}

Mask Mask::placed(Size size, const Rect& area, const cv::Mat& values) {
  Mask mask(size);
  mask.set(area, values);
  return mask;
}

Rect Mask::bounds() const {
  // Tiles that share their memory hold the same values, so most of an empty mask is looked at once.
  Rect all;
  const Size grid = pixels_.tile_grid();
  std::shared_ptr<const std::byte[]> keep, empty_tile;
  for (int y = 0; y < grid.height; ++y) {
    for (int x = 0; x < grid.width; ++x) {
      const Rect area = pixels_.tile_area({x, y});
      if (all.contains(area)) continue;
      const cv::Mat values = tile_view(pixels_, {x, y}, keep);
      if (keep == empty_tile) continue;
      const Rect found = bounds_of(values);
      if (found.empty() && area.width == kSide && area.height == kSide) empty_tile = keep;
      if (!found.empty()) all = all.united(found.translated(area.x, area.y));
    }
  }
  return all;
}

cv::Mat Mask::crop(const Rect& area) const {
  cv::Mat values = blank(area.size());
  const Rect inside = area.intersected(pixels_.bounds());
  if (!inside.empty()) {
    pixels_.read(inside, values.ptr(inside.y - area.y, inside.x - area.x), values.step);
  }
  return values;
}

PixelView Mask::view(const Rect& area) const {
  return pixels_.bounds().contains(area) ? view_of(pixels_, area) : PixelView(crop(area));
}

void Mask::set(const Rect& area, const cv::Mat& values) {
  if (values.type() != CV_8UC1 || values.cols != area.width || values.rows != area.height) {
    throw Error(ErrorCode::Internal, "The values for a mask must be 8 bit and fill the area.");
  }
  const Rect inside = area.intersected(pixels_.bounds());
  for (int y = inside.y - inside.y % kSide; y < inside.bottom(); y += kSide) {
    for (int x = inside.x - inside.x % kSide; x < inside.right(); x += kSide) {
      const Rect part = Rect{x, y, kSide, kSide}.intersected(inside);
      const cv::Mat block = values(cv_rect(part.translated(-area.x, -area.y)));
      if (cv::countNonZero(block) > 0 || cv::countNonZero(crop(part)) > 0) {
        pixels_.write(part, block.data, block.step);
      }
    }
  }
}

Mask Mask::grown(double radius) const {
  const double r = bounded(radius);
  const Rect old = bounds();
  if (r == 0 || old.empty()) return *this;
  const Rect area = old.grown(static_cast<int>(std::ceil(r)) + 1).intersected(pixels_.bounds());
  return placed(size(), area, grown_values(crop(area), r));
}

Mask Mask::shrunk(double radius) const {
  const double r = bounded(radius);
  const Rect area = bounds();
  if (r == 0 || area.empty()) return *this;
  // What is not selected grows. One pixel more than the bounds holds all of it that matters; at the border of
  // the picture there is none, so that a selection does not shrink away from it.
  const Rect around = area.grown(1).intersected(pixels_.bounds());
  const cv::Mat rest = 255 - crop(around);
  return placed(size(), around, 255 - grown_values(rest, r));
}

Mask Mask::feathered(double radius) const {
  const double sigma = bounded(radius) / 2;
  const Rect old = bounds();
  if (sigma == 0 || old.empty()) return *this;
  const Rect area = old.grown(static_cast<int>(std::ceil(4 * sigma)) + 1).intersected(pixels_.bounds());
  return placed(size(), area, blurred(crop(area), sigma));
}

Mask Mask::inverted() const {
  Mask result(size());
  const Size grid = pixels_.tile_grid();
  std::shared_ptr<const std::byte[]> keep;
  // Tiles that share their memory do so afterwards: all of a large picture selected is one tile.
  std::map<const std::byte*, std::shared_ptr<const std::byte[]>> inverted_tiles;
  for (int y = 0; y < grid.height; ++y) {
    for (int x = 0; x < grid.width; ++x) {
      const Rect area = pixels_.tile_area({x, y});
      const cv::Mat before = tile_view(pixels_, {x, y}, keep);
      const bool whole = area.width == kSide && area.height == kSide;
      auto& known = inverted_tiles[whole ? keep.get() : nullptr];
      if (whole && known) {
        result.pixels_.set_tile({x, y}, known);
        continue;
      }
      result.set(area, 255 - before);
      if (whole) known = result.pixels_.tile({x, y});
    }
  }
  return result;
}

Mask Mask::united(const Mask& other) const {
  check_same_size(*this, other);
  Mask result = *this;
  const Rect area = other.bounds();
  if (!area.empty()) result.set(area, cv::max(crop(area), other.crop(area)));
  return result;
}

Mask Mask::subtracted(const Mask& other) const {
  check_same_size(*this, other);
  Mask result = *this;
  const Rect area = bounds().intersected(other.bounds());
  if (!area.empty()) result.set(area, cv::min(crop(area), 255 - other.crop(area)));
  return result;
}

Mask Mask::intersected(const Mask& other) const {
  check_same_size(*this, other);
  const Rect area = bounds().intersected(other.bounds());
  return area.empty() ? Mask(size()) : placed(size(), area, cv::min(crop(area), other.crop(area)));
}

Mask Mask::smoothed(double radius) const {
  const double sigma = bounded(radius) / 2;
  const Rect old = bounds();
  if (sigma == 0 || old.empty()) return *this;
  const Rect area = old.grown(static_cast<int>(std::ceil(4 * sigma)) + 1).intersected(pixels_.bounds());
  cv::Mat values;
  crop(area).convertTo(values, CV_32F);
  // A straight edge is blurred to a slope of 1 / (sigma sqrt(2 pi)) a pixel: this makes it 1 again.
  const double steepness = std::max(1.0, sigma * std::sqrt(2 * std::numbers::pi));
  cv::Mat edged;
  blurred(values, sigma).convertTo(edged, CV_8UC1, steepness, 127.5 * (1 - steepness));
  return placed(size(), area, edged);
}

Mask Mask::holes_filled() const {
  const Rect area = bounds();
  if (area.empty()) return *this;
  cv::Mat values = crop(area), outside;
  // A frame of nothing around all: whatever is open to it is no hole.
  cv::copyMakeBorder(values < 128, outside, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(255));
  constexpr int kOutside = 128;
  cv::floodFill(outside, cv::Point(0, 0), cv::Scalar(kOutside), nullptr, {}, {}, 4);
  const cv::Rect inner(1, 1, values.cols, values.rows);
  const cv::Mat holes = outside(inner) == 255;
  // The antialiased rim of a hole is filled with it, unless it is the rim of the selection as well.
  cv::Mat around_holes, around_outside;
  cv::dilate(holes, around_holes, {}, {-1, -1}, 2);
  cv::dilate(outside == kOutside, around_outside, {}, {-1, -1}, 2);
  values.setTo(255, around_holes & (~around_outside(inner) | holes));
  return placed(size(), area, values);
}

bool Mask::operator==(const Mask& other) const {
  if (size() != other.size()) return false;
  const Size grid = pixels_.tile_grid();
  std::shared_ptr<const std::byte[]> keep, keep_other;
  for (int y = 0; y < grid.height; ++y) {
    for (int x = 0; x < grid.width; ++x) {
      const cv::Mat a = tile_view(pixels_, {x, y}, keep), b = tile_view(other.pixels_, {x, y}, keep_other);
      if (keep != keep_other && cv::norm(a, b, cv::NORM_INF) != 0) return false;
    }
  }
  return true;
}

}  // namespace pentimento::image
