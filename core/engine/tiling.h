// Seamless tiles: results whose opposite borders join, so that copies of them laid side by side show no seam.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace pentimento::engine {

/// Which opposite borders join.
enum class Tiling : std::uint8_t {
  None,
  Horizontal,  ///< left and right
  Vertical,    ///< top and bottom
  Both,
};

/// "none", "horizontal", "vertical", "both": the command line's and the recipe's words.
std::string to_string(Tiling tiling);
std::optional<Tiling> tiling_from_string(const std::string& word);

}  // namespace pentimento::engine
