// The blocks of a TIFF file that OpenImageIO would take apart (TIFF 6.0, BigTIFF; tags of EXIF 2.32).
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "image/image.h"

namespace pentimento::image {

/// XMP (tag 700) and ICC (34675) byte for byte, and EXIF by value: the descriptive tags of the first
/// directory and all tags of its Exif, GPS and interoperability directories become a TIFF structure of their
/// own, in the file's byte order. What points outside its own value (offsets in maker notes) no longer fits.
/// Damaged parts are left out.
void read_tiff_blocks(const std::filesystem::path& file, Metadata& metadata);

/// Where the file names its blocks of metadata: the two bytes of each such tag.
std::vector<std::uint64_t> tiff_block_places(const std::filesystem::path& file);

/// Adds the blocks to a complete little-endian TIFF file, by a new directory at its end, in place of those
/// that are there. Throws CodecError.
void append_tiff_blocks(const std::filesystem::path& file, const Metadata& metadata);

}  // namespace pentimento::image
