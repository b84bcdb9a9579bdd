#include "image/image.h"

#include <utility>

#include "image/codecs/exif.h"

namespace pentimento::image {

Image with_pixels(const Image& image, TiledImage pixels) {
  Metadata metadata = *image.metadata;
  if (!remove_exif_thumbnail(metadata.exif)) return {std::move(pixels), image.metadata};
  return {std::move(pixels), std::make_shared<const Metadata>(std::move(metadata))};
}

}  // namespace pentimento::image
