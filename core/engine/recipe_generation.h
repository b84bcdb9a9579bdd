// What a recipe says about the model that made the picture.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/generation_options.h"
#include "engine/recipe_fields.h"

namespace pentimento::engine {

nlohmann::json generation_to_json(const GenerationOptions& options);

/// Checked as validate() does, but complaining about the file. A field that is not there has its default.
GenerationOptions read_generation(const RecipeFields& fields);

}  // namespace pentimento::engine
