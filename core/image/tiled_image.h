// Pixels in the file's own sample type, in immutable shared tiles.
//
// Copying a TiledImage copies pointers. Writing to a copy replaces only the tiles that are touched, so a
// history of many states of a 100-megapixel picture costs the tiles that changed (compare Drawpile's canvas
// state). A const TiledImage may be read by several threads at once; a copy may be written while others read
// the original.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/geometry.h"

namespace pentimento::image {

enum class SampleType : std::uint8_t { UInt8, UInt16, Half, Float };

/// Bytes of one sample: 1, 2, 2, 4.
int sample_bytes(SampleType type);

/// Interleaved samples: grey or RGB, then alpha (not premultiplied) if there is any.
struct PixelFormat {
  SampleType sample = SampleType::UInt8;
  int color_channels = 3;  ///< 1 (grey) or 3 (RGB)
  bool alpha = false;

  int channels() const { return color_channels + (alpha ? 1 : 0); }
  int pixel_bytes() const { return channels() * sample_bytes(sample); }
  bool operator==(const PixelFormat&) const = default;
};

class TiledImage {
 public:
  static constexpr int kTileSide = 256;

  TiledImage() = default;
  /// All samples zero; costs one tile, however large. Throws Error(OutOfMemory) above 2^31-1 pixels or when
  /// either side is above 2^20 pixels.
  TiledImage(PixelFormat format, Size size);

  PixelFormat format() const { return format_; }
  Size size() const { return size_; }
  Rect bounds() const { return Rect::of(size_); }
  bool empty() const { return size_.empty(); }

  /// Copies the pixels of `area` (inside bounds()) to `out`, rows `row_bytes` apart.
  void read(const Rect& area, void* out, std::size_t row_bytes) const;
  /// Replaces the pixels of `area` (inside bounds()) by those of `in`. Tiles that other images share are
  /// copied first.
  void write(const Rect& area, const void* in, std::size_t row_bytes);

  /// Tiles across and down.
  Size tile_grid() const;
  /// The pixels that tile (column, row) covers, cut at the border.
  Rect tile_area(Point tile) const;
  /// The tile's memory: rows of kTileSide pixels, also at the border. Never null for a tile of the grid. The
  /// same pointer in two images means the same pixels: the way to find what changed between two states.
  std::shared_ptr<const std::byte[]> tile(Point tile) const;
  /// Shares `pixels`, which tile() of an image of this format has given, or memory of tile_bytes() laid out
  /// the same way that nobody writes to any more.
  void set_tile(Point tile, std::shared_ptr<const std::byte[]> pixels);
  /// Bytes of every tile.
  std::size_t tile_bytes() const;

  /// Memory of the tiles, each counted once within this image.
  std::size_t memory_bytes() const;

 private:
  using Tile = std::shared_ptr<std::byte[]>;

  std::size_t index(Point tile) const;
  std::byte* writable_tile(Point tile);

  PixelFormat format_;
  Size size_;
  std::vector<Tile> tiles_;
};

/// The areas of the tiles in which two images of one size and format differ, as one rectangle around them.
Rect changed_tiles(const TiledImage& a, const TiledImage& b);

/// Moves `picture` to (x, y) on a new canvas of `size`; what lies outside is cut, what is new is zero.
TiledImage with_canvas(const TiledImage& picture, Size size, Point origin);

}  // namespace pentimento::image
