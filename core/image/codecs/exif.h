// The one thing in an EXIF block that has to be understood: the orientation (EXIF 2.32, tag 0x0112).
#pragma once

#include <cstdint>
#include <vector>

namespace pentimento::image {

/// 1..8; 1 where the block says nothing, or is damaged. `exif` is a TIFF structure.
int exif_orientation(const std::vector<std::uint8_t>& exif);

/// Sets the orientation to 1 in place; no other byte changes.
void reset_exif_orientation(std::vector<std::uint8_t>& exif);

}  // namespace pentimento::image
