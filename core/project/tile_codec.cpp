#include "project/tile_codec.h"

#include <xxhash.h>
#include <zstd.h>

#include <algorithm>

#include "base/error.h"

namespace pentimento::project {

namespace {
// A level at which a brush stroke is on disk before the next one begins.
constexpr int kLevel = 1;

std::vector<std::uint8_t> to_planes(std::span<const std::byte> bytes, std::size_t planes) {
  std::vector<std::uint8_t> out(bytes.size());
  const std::size_t pixels = bytes.size() / planes;
  for (std::size_t plane = 0; plane < planes; ++plane) {
    std::uint8_t* to = out.data() + plane * pixels;
    std::uint8_t last = 0;
    for (std::size_t i = 0; i < pixels; ++i) {
      const auto value = static_cast<std::uint8_t>(bytes[i * planes + plane]);
      to[i] = static_cast<std::uint8_t>(value - last);
      last = value;
    }
  }
  return out;
}

std::shared_ptr<const std::byte[]> from_planes(const std::vector<std::uint8_t>& in, std::size_t planes) {
  std::shared_ptr<std::byte[]> bytes(new std::byte[in.size()]);
  const std::size_t pixels = in.size() / planes;
  for (std::size_t plane = 0; plane < planes; ++plane) {
    const std::uint8_t* from = in.data() + plane * pixels;
    std::uint8_t last = 0;
    for (std::size_t i = 0; i < pixels; ++i) {
      last = static_cast<std::uint8_t>(last + from[i]);
      bytes[i * planes + plane] = std::byte{last};
    }
  }
  return bytes;
}
}  // namespace

Digest digest_of(std::span<const std::uint8_t> bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  Digest digest;
  std::copy(std::begin(canonical.digest), std::end(canonical.digest), digest.begin());
  return digest;
}

std::vector<std::uint8_t> packed(std::span<const std::byte> bytes, int pixel_bytes) {
  const auto planes = to_planes(bytes, static_cast<std::size_t>(pixel_bytes));
  std::vector<std::uint8_t> out(ZSTD_compressBound(planes.size()));
  const std::size_t size = ZSTD_compress(out.data(), out.size(), planes.data(), planes.size(), kLevel);
  if (ZSTD_isError(size))
    throw Error(ErrorCode::OutOfMemory, "A part of the picture could not be compressed.");
  out.resize(size);
  return out;
}

std::shared_ptr<const std::byte[]> unpacked(std::span<const std::uint8_t> packed_bytes, std::size_t size,
                                            int pixel_bytes) {
  if (ZSTD_getFrameContentSize(packed_bytes.data(), packed_bytes.size()) != size) return nullptr;
  std::vector<std::uint8_t> planes(size);
  const std::size_t got = ZSTD_decompress(planes.data(), size, packed_bytes.data(), packed_bytes.size());
  if (ZSTD_isError(got) || got != size) return nullptr;
  return from_planes(planes, static_cast<std::size_t>(pixel_bytes));
}

}  // namespace pentimento::project
