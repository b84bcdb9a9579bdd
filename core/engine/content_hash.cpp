#include "engine/content_hash.h"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/hasher.h"

namespace pentimento::engine {

namespace {
void add_samples(Hasher& hasher, const image::TiledImage& pixels) {
  const Size size = pixels.size();
  const auto row_bytes =
      static_cast<std::size_t>(size.width) * static_cast<std::size_t>(pixels.format().pixel_bytes());
  constexpr int kRows = image::TiledImage::kTileSide;
  std::vector<std::byte> band(row_bytes * static_cast<std::size_t>(std::min(kRows, size.height)));
  for (int y = 0; y < size.height; y += kRows) {
    const Rect rows{0, y, size.width, std::min(kRows, size.height - y)};
    pixels.read(rows, band.data(), row_bytes);
    hasher.add(band.data(), row_bytes * static_cast<std::size_t>(rows.height));
  }
}
}  // namespace

std::string content_hash(const image::Image& image) {
  const image::PixelFormat format = image.pixels.format();
  const std::array<std::int32_t, 6> head = {image.size().width,   image.size().height,
                                            int(format.sample),   format.color_channels,
                                            format.alpha ? 1 : 0, image.metadata->linear ? 1 : 0};
  Hasher hasher;
  hasher.add(head.data(), sizeof head);
  hasher.add(image.metadata->icc.data(), image.metadata->icc.size());
  const auto& primaries = image.metadata->chromaticities;
  hasher.add(primaries.data(), primaries.size() * sizeof(float));
  add_samples(hasher, image.pixels);
  return "xxh3-128:" + hasher.hex();
}

}  // namespace pentimento::engine
