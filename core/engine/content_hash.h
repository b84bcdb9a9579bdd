// The identity of a picture: equal hashes mean the same samples, read the same way.
//
// XXH3-128 (xxHash 0.8, stable format): as fast as memory, from a small Debian library; a collision by chance
// is out of reach, and nothing here has to withstand one made on purpose.
#pragma once

#include <string>

#include "image/image.h"

namespace pentimento::engine {

/// "xxh3-128:" and 32 hexadecimal digits, over size, pixel format, samples and color profile. Independent of
/// the tiles, and of metadata that does not change an edit (EXIF, XMP, resolution).
std::string content_hash(const image::Image& image);

}  // namespace pentimento::engine
