// Writes a document as OpenRaster (.ora), which Krita, GIMP and MyPaint open: https://www.openraster.org,
// baseline 0.0.3. A zip file with `mimetype` (first, stored), `stack.xml`, the layers as PNG in `data/`, the
// flattened picture `mergedimage.png`, and `Thumbnails/thumbnail.png`.
//
// The lowest layer is the base; where extensions made the canvas larger, its border lies below it, as in our
// own picture of a stack. Above it is one layer for each edit, with the fill's colors in the picture's
// profile and mask and ring as soft alpha, so that other programs composite what flattened() gives: within
// one step of 8 bit for each edit that is half transparent there. Soft edges
// differ more where a fill is darker than black or brighter than white, in pictures in linear light, which
// become sRGB, and where new canvas is blended over half-transparent pixels.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "document/document.h"
#include "image/io.h"

namespace pentimento::openraster {

inline constexpr const char* kSuffix = ".ora";

struct Options {
  /// UInt8 or UInt16; none: 8 bit for pictures of 8 bit, else 16.
  std::optional<image::SampleType> sample = {};
  image::MetadataChoice metadata = image::MetadataChoice::All;  ///< of the flattened picture
};

/// True when `file` ends in ".ora", in upper or lower case.
bool is_openraster(const std::filesystem::path& file);

/// Writes to a temporary file beside `file`, then renames it over `file`. Returns a sentence about each loss.
/// Throws Error(BadFile), Error(Usage) for another sample type, Cancelled.
std::vector<std::string> write(const document::Document& document, const std::filesystem::path& file,
                               const Options& options, Progress& progress);

}  // namespace pentimento::openraster
