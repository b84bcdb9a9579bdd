// Sum of squared differences of 7 x 7 patches: nearly all of the engine's time.
// Sums are integers, so that every implementation gives the same bits.
#pragma once

#include <cstddef>
#include <cstdint>

namespace pentimento::patchmatch {

/// Pointers are to the first channel of a patch's top left pixel. Pixels have four channels, but for rgb();
/// strides and offsets count pixels, and every row of a patch must have one more readable pixel
/// (make_bordered() sees to it).
struct PatchDistance {
  int (*bytes)(const std::uint8_t* a, std::ptrdiff_t a_stride, const std::uint8_t* b,
               std::ptrdiff_t b_stride);

  /// The same for pixels of three bytes in pictures of any kind: steps from row to row count bytes.
  int (*rgb)(const std::uint8_t* a, std::ptrdiff_t a_step, const std::uint8_t* b, std::ptrdiff_t b_step);

  /// distances[k] = distance of a and b + offsets[k].
  void (*bytes_to_many)(const std::uint8_t* a, std::ptrdiff_t a_stride, const std::uint8_t* b,
                        std::ptrdiff_t b_stride, const std::int32_t* offsets, std::size_t count,
                        int* distances);

  /// The same for 16-bit samples between -2000 and 2000.
  void (*shorts_to_many)(const std::int16_t* a, std::ptrdiff_t a_stride, const std::int16_t* b,
                         std::ptrdiff_t b_stride, const std::int32_t* offsets, std::size_t count,
                         int* distances);
};

const PatchDistance& portable_patch_distance();

/// Null where this program was not built for x86-64.
const PatchDistance* avx2_patch_distance();

/// The fastest one this processor can run.
const PatchDistance& best_patch_distance();

}  // namespace pentimento::patchmatch
