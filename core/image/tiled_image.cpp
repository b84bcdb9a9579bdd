#include "image/tiled_image.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>
#include <set>
#include <utility>

#include "base/error.h"

namespace pentimento::image {

namespace {
constexpr int kSide = TiledImage::kTileSide;
constexpr int kMaxSide = 1 << 20;

void check_size(Size size) {
  if (size.width < 0 || size.height < 0 || size.width > kMaxSide || size.height > kMaxSide ||
      size.area() > std::numeric_limits<std::int32_t>::max()) {
    throw Error(ErrorCode::OutOfMemory, "A picture of " + std::to_string(size.width) + " x " +
                                            std::to_string(size.height) +
                                            " pixels is larger than Pentimento can edit.");
  }
}

int div_up(int a, int b) {
  return (a + b - 1) / b;
}

/// Copies `rows` rows of `bytes` bytes.
void copy_rows(std::byte* out, std::size_t out_step, const std::byte* in, std::size_t in_step,
               std::size_t bytes, int rows) {
  for (int y = 0; y < rows; ++y) std::memcpy(out + y * out_step, in + y * in_step, bytes);
}
}  // namespace

int sample_bytes(SampleType type) {
  switch (type) {
    case SampleType::UInt8:
      return 1;
    case SampleType::UInt16:
    case SampleType::Half:
      return 2;
    case SampleType::Float:
      return 4;
  }
  return 1;
}

TiledImage::TiledImage(PixelFormat format, Size size) : format_(format) {
  check_size(size);
  if (size.empty()) return;
  size_ = size;
  const Tile zero(new std::byte[tile_bytes()]());
  const Size grid = tile_grid();
  tiles_.assign(static_cast<std::size_t>(grid.area()), zero);
}

Size TiledImage::tile_grid() const {
  return {div_up(size_.width, kSide), div_up(size_.height, kSide)};
}

std::size_t TiledImage::tile_bytes() const {
  return static_cast<std::size_t>(kSide) * kSide * static_cast<std::size_t>(format_.pixel_bytes());
}

std::size_t TiledImage::index(Point tile) const {
  assert(Rect::of(tile_grid()).contains(tile));
  return static_cast<std::size_t>(tile.y) * static_cast<std::size_t>(tile_grid().width) +
         static_cast<std::size_t>(tile.x);
}

Rect TiledImage::tile_area(Point tile) const {
  return Rect{tile.x * kSide, tile.y * kSide, kSide, kSide}.intersected(bounds());
}

std::shared_ptr<const std::byte[]> TiledImage::tile(Point tile) const {
  return tiles_[index(tile)];
}

void TiledImage::set_tile(Point tile, std::shared_ptr<const std::byte[]> pixels) {
  tiles_[index(tile)] = std::const_pointer_cast<std::byte[]>(std::move(pixels));
}

std::byte* TiledImage::writable_tile(Point tile) {
  Tile& slot = tiles_[index(tile)];
  // A count of 1 means that nobody else can see the tile; another thread cannot start to share it meanwhile,
  // because it would have to copy this very object, which is being written.
  if (slot.use_count() != 1) {
    Tile copy(new std::byte[tile_bytes()]);
    std::memcpy(copy.get(), slot.get(), tile_bytes());
    slot = std::move(copy);
  }
  return slot.get();
}

namespace {
/// Calls visit(tile, part of `area` in it) for every tile that `area` touches.
template <typename Visit>
void for_tiles(const Rect& area, Visit visit) {
  if (area.empty()) return;
  for (int ty = area.y / kSide; ty <= (area.bottom() - 1) / kSide; ++ty) {
    for (int tx = area.x / kSide; tx <= (area.right() - 1) / kSide; ++tx) {
      visit(Point{tx, ty}, Rect{tx * kSide, ty * kSide, kSide, kSide}.intersected(area));
    }
  }
}
}  // namespace

void TiledImage::read(const Rect& area, void* out, std::size_t row_bytes) const {
  assert(area.empty() || bounds().contains(area));
  const auto pixel = static_cast<std::size_t>(format_.pixel_bytes());
  for_tiles(area, [&](Point t, const Rect& part) {
    const std::byte* in = tiles_[index(t)].get() + ((part.y % kSide) * kSide + part.x % kSide) * pixel;
    std::byte* to = static_cast<std::byte*>(out) + static_cast<std::size_t>(part.y - area.y) * row_bytes +
                    static_cast<std::size_t>(part.x - area.x) * pixel;
    copy_rows(to, row_bytes, in, kSide * pixel, static_cast<std::size_t>(part.width) * pixel, part.height);
  });
}

void TiledImage::write(const Rect& area, const void* in, std::size_t row_bytes) {
  assert(area.empty() || bounds().contains(area));
  const auto pixel = static_cast<std::size_t>(format_.pixel_bytes());
  for_tiles(area, [&](Point t, const Rect& part) {
    std::byte* to = writable_tile(t) + ((part.y % kSide) * kSide + part.x % kSide) * pixel;
    const std::byte* from = static_cast<const std::byte*>(in) +
                            static_cast<std::size_t>(part.y - area.y) * row_bytes +
                            static_cast<std::size_t>(part.x - area.x) * pixel;
    copy_rows(to, kSide * pixel, from, row_bytes, static_cast<std::size_t>(part.width) * pixel, part.height);
  });
}

std::size_t TiledImage::memory_bytes() const {
  std::set<const std::byte*> distinct;
  for (const Tile& tile : tiles_) distinct.insert(tile.get());
  return distinct.size() * tile_bytes();
}

Rect changed_tiles(const TiledImage& a, const TiledImage& b) {
  assert(a.size() == b.size() && a.format() == b.format());
  Rect changed;
  const Size grid = a.tile_grid();
  for (int y = 0; y < grid.height; ++y) {
    for (int x = 0; x < grid.width; ++x) {
      if (a.tile({x, y}) != b.tile({x, y})) changed = changed.united(a.tile_area({x, y}));
    }
  }
  return changed;
}

TiledImage with_canvas(const TiledImage& picture, Size size, Point origin) {
  TiledImage canvas(picture.format(), size);
  const Rect kept = picture.bounds().translated(origin.x, origin.y).intersected(canvas.bounds());
  // A band of tiles at a time, so that the copy costs little memory beside the new canvas.
  const auto row_bytes =
      static_cast<std::size_t>(kept.width) * static_cast<std::size_t>(picture.format().pixel_bytes());
  std::vector<std::byte> band(row_bytes * static_cast<std::size_t>(std::min(kept.height, kSide)));
  for (int y = kept.y; y < kept.bottom(); y += kSide) {
    const Rect rows{kept.x, y, kept.width, std::min(kSide, kept.bottom() - y)};
    picture.read(rows.translated(-origin.x, -origin.y), band.data(), row_bytes);
    canvas.write(rows, band.data(), row_bytes);
  }
  return canvas;
}

}  // namespace pentimento::image
