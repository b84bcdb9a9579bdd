// The recipes of a picture's edits in its XMP, for people who want them to travel with the file: a sequence
// of texts, the lowest edit first.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "image/image.h"

namespace pentimento::image {

/// The picture with `recipes` in place of those that it had; as it is when its packet is not understood.
Image with_recipes(const Image& image, const std::vector<std::string>& recipes);
std::vector<std::string> recipes_of(const std::vector<std::uint8_t>& xmp);
std::vector<std::uint8_t> without_recipes(const std::vector<std::uint8_t>& xmp);

}  // namespace pentimento::image
