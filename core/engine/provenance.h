// How a picture came about, from the recipes of its edits.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/edit_request.h"
#include "image/digital_source.h"

namespace pentimento::engine {

/// Of a picture made by `recipe`, whose engine is resolved.
image::DigitalSource digital_source(const EditRequest& recipe);

/// Of a picture under these edits; none without any. Recipes that cannot be read count as retouching.
std::optional<image::DigitalSource> digital_source(const std::vector<std::string>& recipes);

}  // namespace pentimento::engine
