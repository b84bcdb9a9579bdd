// Tiles as they are kept in a project file: lossless, named by their content.
//
// Each byte plane of the samples (all first bytes of the pixels, all second bytes, ..) is turned into
// differences of neighbors along the rows, modulo 256, and all are compressed together with zstd: pictures
// have smooth planes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace pentimento::project {

using Digest = std::array<std::uint8_t, 16>;

/// XXH3-128, most significant byte first.
Digest digest_of(std::span<const std::uint8_t> bytes);

/// `bytes` are whole pixels of `pixel_bytes` bytes each.
std::vector<std::uint8_t> packed(std::span<const std::byte> bytes, int pixel_bytes);

/// Exactly `size` bytes, or null when `packed_bytes` is damaged. Takes memory for twice that, whatever the
/// bytes claim.
std::shared_ptr<const std::byte[]> unpacked(std::span<const std::uint8_t> packed_bytes, std::size_t size,
                                            int pixel_bytes);

}  // namespace pentimento::project
