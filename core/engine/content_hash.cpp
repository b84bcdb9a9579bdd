#include "engine/content_hash.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <vector>

namespace pentimento::engine {

namespace {
class Hasher {
 public:
  Hasher() : state_(XXH3_createState()) {
    if (!state_) throw std::bad_alloc();
    XXH3_128bits_reset(state_.get());
  }

  void add(const void* bytes, std::size_t size) { XXH3_128bits_update(state_.get(), bytes, size); }

  std::string hex() const {
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state_.get()));
    std::string text;
    for (const unsigned char byte : canonical.digest) {
      text += "0123456789abcdef"[byte >> 4];
      text += "0123456789abcdef"[byte & 15];
    }
    return text;
  }

 private:
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Free> state_;
};

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
