// Base64 (RFC 4648, section 4): bytes as text inside a recipe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pentimento::engine {

std::string to_base64(const std::vector<std::uint8_t>& bytes);

/// None unless `text` is whole, padded Base64 with nothing else in it.
std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text);

}  // namespace pentimento::engine
