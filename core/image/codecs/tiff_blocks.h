// The blocks of a TIFF file that OpenImageIO would take apart (TIFF 6.0, BigTIFF; tags of EXIF 2.32).
#pragma once

#include <filesystem>

#include "image/image.h"

namespace pentimento::image {

/// XMP (tag 700) and ICC (34675) byte for byte, and EXIF by value: the descriptive tags of the first
/// directory and all tags of its Exif, GPS and interoperability directories become a TIFF structure of their
/// own, in the file's byte order. What points outside its own value (offsets in maker notes) no longer fits.
/// Damaged parts are left out.
void read_tiff_blocks(const std::filesystem::path& file, Metadata& metadata);

/// Adds the blocks to a complete little-endian TIFF file, by a new directory at its end, in place of those
/// that are there. Throws CodecError.
void append_tiff_blocks(const std::filesystem::path& file, const Metadata& metadata);

}  // namespace pentimento::image
