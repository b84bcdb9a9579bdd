// JPEG, PNG and WebP through their own libraries. OpenImageIO would rewrite their EXIF and XMP blocks, change
// the colors below alpha 0 (WebP), and pass over files that end too early (JPEG).
#pragma once

#include "image/codecs/codec.h"

namespace pentimento::image {

const Codec& jpeg_codec();
const Codec& png_codec();
const Codec& webp_codec();

}  // namespace pentimento::image
