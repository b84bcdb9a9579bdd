// A recipe is an EditRequest as JSON, without the picture: it can be kept beside a result and replayed.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "engine/edit_request.h"

namespace pentimento::engine {

/// The mask is stored in the recipe (losslessly), the picture by size and content hash only.
std::string recipe_to_json(const EditRequest& request);

/// The request of a recipe for `picture`. Throws Error(BadFile) naming `name` when the text is not a recipe,
/// is made by a newer version, or has a mask of another size than `picture`.
EditRequest recipe_from_json(const std::string& text, image::Image picture, const std::string& name);

}  // namespace pentimento::engine
