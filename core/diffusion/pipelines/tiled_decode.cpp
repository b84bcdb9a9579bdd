#include "diffusion/pipelines/tiled_decode.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <vector>

namespace pentimento::diffusion {
namespace {

/// A tile along one axis, in latents.
struct Span {
  std::int64_t begin, size;
};

// The last tile is moved back to stay inside.
std::vector<Span> spans(std::int64_t size, const TileGrid& grid) {
  const std::int64_t tile = std::min<std::int64_t>(grid.tile, size), stride = grid.tile - grid.overlap;
  std::vector<Span> result;
  for (std::int64_t begin = 0;; begin += stride) {
    const std::int64_t inside = std::min(begin, size - tile);
    result.push_back({inside, tile});
    if (inside + tile >= size) return result;
  }
}

// Rises over the overlap at borders that have a neighbor; 1 elsewhere.
at::Tensor ramp(const Span& span, std::int64_t size, const TileGrid& grid, int scale) {
  const std::int64_t length = span.size * scale;
  const at::Tensor rising = (at::arange(length, at::kFloat) + 0.5) / (grid.overlap * scale);
  at::Tensor weight = at::ones({length}, at::kFloat);
  if (span.begin > 0) weight = at::minimum(weight, rising);
  if (span.begin + span.size < size) weight = at::minimum(weight, rising.flip(0));
  return weight;
}

at::Tensor part(const at::Tensor& x, const Span& y_span, const Span& x_span, int scale) {
  return x.narrow(2, y_span.begin * scale, y_span.size * scale)
      .narrow(3, x_span.begin * scale, x_span.size * scale);
}

}  // namespace

at::Tensor decode_in_tiles(const at::Tensor& latents, const TileGrid& grid, int scale,
                           const std::function<at::Tensor(const at::Tensor&)>& decode) {
  const std::int64_t height = latents.size(2), width = latents.size(3);
  at::Tensor sum = at::zeros({1, 3, height * scale, width * scale}, at::kFloat);
  at::Tensor total = at::zeros({1, 1, height * scale, width * scale}, at::kFloat);
  for (const Span& y : spans(height, grid)) {
    for (const Span& x : spans(width, grid)) {
      const at::Tensor weight =
          ramp(y, height, grid, scale).unsqueeze(1) * ramp(x, width, grid, scale).unsqueeze(0);
      part(sum, y, x, scale).add_(decode(part(latents, y, x, 1)) * weight);
      part(total, y, x, scale).add_(weight);
    }
  }
  return sum.div_(total);
}

}  // namespace pentimento::diffusion
