// What a recipe says about how Remove and Extend fill, where something was decided.
//
//   "fill": {"sampling": "near", "sources": null | a mask, "adaptation": 0.5, "mirrored": false, "turned": 0,
//            "scaled": 0, "guides": "10,20 30,40; 5,5 60,60"}
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/fill_options.h"
#include "engine/recipe_fields.h"

namespace pentimento::engine {

nlohmann::json fill_to_json(const FillOptions& options);

/// All but the sources. Numbers in range, as validate() wants them.
FillOptions read_fill(const RecipeFields& fields);

}  // namespace pentimento::engine
