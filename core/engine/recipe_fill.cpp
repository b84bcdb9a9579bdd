#include "engine/recipe_fill.h"

#include <nlohmann/json.hpp>

#include "engine/recipe_mask.h"

namespace pentimento::engine {

nlohmann::json fill_to_json(const FillOptions& options) {
  return {{"sampling", to_string(options.sampling)},
          {"sources", mask_to_json(options.sources)},
          {"adaptation", options.adaptation},
          {"mirrored", options.mirrored},
          {"turned", options.turned},
          {"scaled", options.scaled},
          {"guides", to_string(options.guides)}};
}

FillOptions read_fill(const RecipeFields& fields) {
  FillOptions options;
  const auto sampling = sampling_area_from_string(fields.text("sampling"));
  if (!sampling) fields.refuse("sampling", "near, anywhere, sides or above-and-below");
  options.sampling = *sampling;
  options.adaptation = fields.number("adaptation", 0, 1);
  options.mirrored = fields.flag("mirrored");
  options.turned = fields.number("turned", 0, 180);
  options.scaled = fields.number("scaled", 0, 1);
  const auto guides = guides_from_string(fields.text("guides"));
  if (!guides) fields.refuse("guides", "lines of points, as \"10,20 30,40; 5,5 60,60\"");
  options.guides = *guides;
  return options;
}

}  // namespace pentimento::engine
