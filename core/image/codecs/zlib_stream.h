// Deflate streams of small blocks (RFC 1950).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pentimento::image {

/// None when the stream is damaged or longer than `limit`.
std::optional<std::vector<std::uint8_t>> inflated(const std::uint8_t* data, std::size_t bytes,
                                                  std::size_t limit);
std::vector<std::uint8_t> deflated(const std::vector<std::uint8_t>& data);

}  // namespace pentimento::image
