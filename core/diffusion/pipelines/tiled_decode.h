// Decoding in overlapping tiles, for pictures whose decoding as a whole needs more memory than there is. The
// norms of the decoder see one tile instead of the picture, so the result is only nearly the same.
#pragma once

#include <ATen/core/Tensor.h>

#include <functional>

namespace pentimento::diffusion {

struct TileGrid {
  int tile = 64;     ///< Edge, in latents.
  int overlap = 16;  ///< Of neighbors, in latents; less than tile.
};

/// latents [1, c, h, w] -> [1, 3, scale h, scale w]; `decode` does that for one tile. Neighbors are blended
/// by linear ramps over the overlap.
at::Tensor decode_in_tiles(const at::Tensor& latents, const TileGrid& grid, int scale,
                           const std::function<at::Tensor(const at::Tensor&)>& decode);

}  // namespace pentimento::diffusion
