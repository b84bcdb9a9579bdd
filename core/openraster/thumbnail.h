// A small picture for file browsers. Private to this module.
#pragma once

#include "image/image.h"

namespace pentimento::openraster {

/// 8 bit sRGB, at most 256 pixels wide and high, as the specification wants it; never larger than `image`.
image::Image thumbnail(const image::Image& image);

}  // namespace pentimento::openraster
