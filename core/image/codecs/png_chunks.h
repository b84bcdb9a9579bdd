// The blocks of a PNG file that libpng would not give back byte for byte (PNG specification, third edition).
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "image/image.h"

namespace pentimento::image {

/// ICC profile, EXIF and XMP from the chunks iCCP, eXIf and iTXt, wherever they stand in the file. Blocks
/// that are damaged or larger than 64 MB are left out.
void read_png_blocks(const std::filesystem::path& file, Metadata& metadata);

/// The content of an iCCP, and of an iTXt chunk.
std::vector<std::uint8_t> make_iccp(const std::vector<std::uint8_t>& icc);
std::vector<std::uint8_t> make_xmp_itxt(const std::vector<std::uint8_t>& xmp);

}  // namespace pentimento::image
