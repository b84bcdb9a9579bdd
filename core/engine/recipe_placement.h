// What a recipe says about a placed picture: which one, where, and how it was made to fit.
//
//   "placement": {"picture": {"path": "/home/me/cup.png", "width": .., "height": .., "hash": "xxh3-128:.."},
//                 "cut_out": null | a mask, "transform": {"x": .., "y": .., "scale_x": .., "scale_y": ..,
//                 "rotation": .., "mirrored": false}, "harmony": {"color": .., .., "shadow": {..}}}
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "engine/placement.h"
#include "engine/recipe_fields.h"

namespace pentimento::engine {

nlohmann::json placement_to_json(const Placement& placement);

/// All but the picture and its cut-out. Numbers in range, as validate() wants them.
Placement read_placement(const RecipeFields& fields);

}  // namespace pentimento::engine
