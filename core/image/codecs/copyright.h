// What metadata says about whose picture it is: artist and copyright of EXIF, creator and rights of XMP. For
// files that are to say nothing else about where and how they were made.
#pragma once

#include <cstdint>
#include <vector>

namespace pentimento::image {

/// An EXIF block with nothing else; empty when it says nothing about that, or is damaged.
std::vector<std::uint8_t> copyright_of_exif(const std::vector<std::uint8_t>& exif);
/// An XMP packet with nothing else; empty when it says nothing about that.
std::vector<std::uint8_t> copyright_of_xmp(const std::vector<std::uint8_t>& xmp);

}  // namespace pentimento::image
