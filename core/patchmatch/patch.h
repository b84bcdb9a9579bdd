// The size of a patch, shared by all steps.
#pragma once

namespace pentimento::patchmatch {

inline constexpr int kRadius = 3;  ///< 7 x 7 pixels, as in PatchMatch and GPNN
inline constexpr int kSide = 2 * kRadius + 1;
inline constexpr int kPixels = kSide * kSide;

}  // namespace pentimento::patchmatch
