// Counts the memory of pictures that share tiles.
#pragma once

#include <unordered_set>

#include "image/tiled_image.h"

namespace pentimento::image {

/// Keeps no tile alive: for as long as the pictures that were added do.
class DistinctTiles {
 public:
  /// The bytes of those tiles of `pixels` that were in no picture before.
  std::size_t add(const TiledImage& pixels) {
    std::size_t bytes = 0;
    visit(pixels, [&](const void* tile) { bytes += tiles_.insert(tile).second ? pixels.tile_bytes() : 0; });
    return bytes;
  }
  /// What add() would give (a tile that `pixels` has several times counts each time).
  std::size_t missing(const TiledImage& pixels) const {
    std::size_t bytes = 0;
    visit(pixels, [&](const void* tile) { bytes += tiles_.contains(tile) ? 0 : pixels.tile_bytes(); });
    return bytes;
  }

 private:
  template <typename Visitor>
  static void visit(const TiledImage& pixels, const Visitor& visitor) {
    const Size grid = pixels.tile_grid();
    for (int y = 0; y < grid.height; ++y) {
      for (int x = 0; x < grid.width; ++x) visitor(pixels.tile({x, y}).get());
    }
  }

  std::unordered_set<const void*> tiles_;
};

}  // namespace pentimento::image
