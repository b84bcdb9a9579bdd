// A picture as it was opened: pixels in the file's own sample type, and everything else the file said about
// them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "image/tiled_image.h"

namespace pentimento::image {

/// Blocks that are carried from the opened file to the saved one, byte for byte where the format allows it.
/// The orientation has been applied to the pixels and reads 1 in `exif`.
struct Metadata {
  std::vector<std::uint8_t> icc;  ///< ICC profile; empty: none, the picture is taken as sRGB (linear for EXR)
  std::vector<std::uint8_t> exif;  ///< the TIFF structure, without the "Exif\0\0" that JPEG puts before it
  std::vector<std::uint8_t> xmp;   ///< the XMP packet (UTF-8 XML)
  bool linear = false;             ///< samples are linear light when there is no profile (EXR)
  std::vector<float>
      chromaticities;          ///< with `linear`: primaries and white of an OpenEXR file (red x, red y,
                               ///< .. white x, white y); empty: those of sRGB
  double dots_per_inch_x = 0;  ///< 0: not known
  double dots_per_inch_y = 0;

  bool operator==(const Metadata&) const = default;
};

/// Cheap to copy: tiles and metadata are shared.
struct Image {
  TiledImage pixels;
  std::shared_ptr<const Metadata> metadata = std::make_shared<const Metadata>();

  Size size() const { return pixels.size(); }
};

/// The picture with other pixels. Everything the file said stays, but for the EXIF thumbnail: it would still
/// show what an edit took away.
Image with_pixels(const Image& image, TiledImage pixels);

}  // namespace pentimento::image
