#include "ui/canvas/mask_pyramid.h"

#include <algorithm>
#include <cstring>

namespace pentimento::ui {

namespace {
constexpr int kSide = image::TiledImage::kTileSide;

/// `pixels` must stay alive: the tile's memory is not copied.
cv::Mat viewOf(const image::TiledImage& pixels, Point tile) {
  const auto memory = pixels.tile(tile);
  // OpenCV has no view of constant memory; nobody writes to it.
  return {kSide, kSide, CV_8UC1, const_cast<std::byte*>(memory.get()), kSide};
}

bool allZero(const cv::Mat& tile) {
  const auto* bytes = tile.ptr<std::uint8_t>();
  return bytes[0] == 0 && std::memcmp(bytes, bytes + 1, static_cast<std::size_t>(kSide) * kSide - 1) == 0;
}

cv::Mat halvedByMaximum(const cv::Mat& from) {
  cv::Mat half(from.rows / 2, from.cols / 2, CV_8UC1);
  for (int y = 0; y < half.rows; ++y) {
    const auto* a = from.ptr<std::uint8_t>(2 * y);
    const auto* b = from.ptr<std::uint8_t>(2 * y + 1);
    auto* out = half.ptr<std::uint8_t>(y);
    for (int x = 0; x < half.cols; ++x) {
      out[x] = std::max({a[2 * x], a[2 * x + 1], b[2 * x], b[2 * x + 1]});
    }
  }
  return half;
}
}  // namespace

std::size_t MaskPyramid::index(int x, int y) const {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels_.tile_grid().width) +
         static_cast<std::size_t>(x);
}

/// Tiles (not pixels) that `area` touches; an empty area means the whole picture.
QRect MaskPyramid::tilesIn(const QRect& area) const {
  const Size grid = pixels_.tile_grid();
  const QRect all(0, 0, grid.width, grid.height);
  if (area.isEmpty()) return all;
  const auto tileOf = [](int v) { return v >= 0 ? v / kSide : -1; };
  return QRect(QPoint(tileOf(area.left()), tileOf(area.top())),
               QPoint(tileOf(area.right()), tileOf(area.bottom())))
      .intersected(all);
}

void MaskPyramid::update(const image::Mask& mask, const QRect& area) {
  const image::TiledImage old = std::exchange(pixels_, mask.pixels());
  const bool all = old.size() != pixels_.size();
  if (all) {
    tiles_.clear();
    tiles_.resize(static_cast<std::size_t>(pixels_.tile_grid().area()));
  }
  const QRect dirty = tilesIn(all ? QRect() : area);
  const std::byte* knownZero = nullptr;  // untouched tiles of a mask share one
  for (int y = dirty.top(); y <= dirty.bottom(); ++y) {
    for (int x = dirty.left(); x <= dirty.right(); ++x) {
      const std::byte* memory = pixels_.tile({x, y}).get();
      if (memory == knownZero && all) continue;
      if (!all && old.tile({x, y}).get() == memory) continue;
      const bool zero = allZero(viewOf(pixels_, {x, y}));
      if (zero) knownZero = memory;
      tiles_[index(x, y)] = zero ? nullptr : std::make_unique<Tile>();
    }
  }
}

QRect MaskPyramid::occupied(const QRect& area) const {
  QRect found;
  const QRect tiles = area.isEmpty() ? QRect() : tilesIn(area);
  for (int y = tiles.top(); y <= tiles.bottom(); ++y) {
    for (int x = tiles.left(); x <= tiles.right(); ++x) {
      if (tiles_[index(x, y)]) found |= QRect(x * kSide, y * kSide, kSide, kSide);
    }
  }
  return found;
}

/// Of one that is not all zero.
cv::Mat MaskPyramid::tileAt(Point tile, int level) const {
  cv::Mat pixels = viewOf(pixels_, tile);
  auto& levels = tiles_[index(tile.x, tile.y)]->levels;
  for (int k = 0; k < level; ++k) {
    cv::Mat& half = levels[static_cast<std::size_t>(k)];
    if (half.empty()) half = halvedByMaximum(pixels);
    pixels = half;
  }
  return pixels;
}

cv::Mat MaskPyramid::crop(const QRect& area, int level) const {
  const QRect occupiedPart = occupied({area.topLeft() * (1 << level), area.size() * (1 << level)});
  if (occupiedPart.isEmpty()) return {};
  cv::Mat out = cv::Mat::zeros(area.height(), area.width(), CV_8UC1);
  const int side = kSide >> level;
  const QRect tiles = tilesIn(occupiedPart);
  for (int y = tiles.top(); y <= tiles.bottom(); ++y) {
    for (int x = tiles.left(); x <= tiles.right(); ++x) {
      const QRect covered = QRect(x * side, y * side, side, side).intersected(area);
      if (!tiles_[index(x, y)] || covered.isEmpty()) continue;
      const cv::Mat from = tileAt({x, y}, level);
      const cv::Rect source(covered.x() - x * side, covered.y() - y * side, covered.width(),
                            covered.height());
      const cv::Rect target(covered.x() - area.x(), covered.y() - area.y(), covered.width(),
                            covered.height());
      from(source).copyTo(out(target));
    }
  }
  return out;
}

}  // namespace pentimento::ui
