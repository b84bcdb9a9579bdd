#include "engine/tiling.h"

namespace pentimento::engine {

std::string to_string(Tiling tiling) {
  switch (tiling) {
    case Tiling::Horizontal:
      return "horizontal";
    case Tiling::Vertical:
      return "vertical";
    case Tiling::Both:
      return "both";
    case Tiling::None:
      break;
  }
  return "none";
}

std::optional<Tiling> tiling_from_string(const std::string& word) {
  for (const Tiling tiling : {Tiling::None, Tiling::Horizontal, Tiling::Vertical, Tiling::Both}) {
    if (word == to_string(tiling)) return tiling;
  }
  return std::nullopt;
}

}  // namespace pentimento::engine
