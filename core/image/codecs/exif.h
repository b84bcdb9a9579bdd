// The two things in an EXIF block that have to be understood: the orientation (EXIF 2.32, tag 0x0112) and the
// thumbnail (its second directory, "1st IFD", section 4.5.2).
#pragma once

#include <cstdint>
#include <vector>

namespace pentimento::image {

/// 1..8; 1 where the block says nothing, or is damaged. `exif` is a TIFF structure.
int exif_orientation(const std::vector<std::uint8_t>& exif);

/// Sets the orientation to 1 in place; no other byte changes.
void reset_exif_orientation(std::vector<std::uint8_t>& exif);

/// Cuts the second directory off and blanks the thumbnail's own bytes in place; no other byte changes. False
/// when there is none.
bool remove_exif_thumbnail(std::vector<std::uint8_t>& exif);

}  // namespace pentimento::image
