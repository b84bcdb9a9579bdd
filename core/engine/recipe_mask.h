// A mask as text inside a recipe: the values of its bounds, compressed with zstd, as Base64.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/recipe_fields.h"
#include "image/mask.h"

namespace pentimento::engine {

/// What the text says, before anything is unpacked.
struct PackedMask {
  Size size;
  Rect area;  ///< inside `size`; the mask is 0 outside
  std::string values;
};

/// null when nothing is selected.
nlohmann::json mask_to_json(const image::Mask& mask);

PackedMask packed_mask(const RecipeFields& fields);

/// None when the values are damaged. Unpacks at most the bytes of `area`.
std::optional<image::Mask> unpacked(const PackedMask& mask);

}  // namespace pentimento::engine
