// Compiled with -mavx2. Includes nothing with inline functions that other files share: the linker might keep
// this file's copy and run it on a processor without AVX2.
#include "patchmatch/patch_distance.h"

#if defined(__AVX2__)

#include <immintrin.h>

#include "patchmatch/patch.h"

namespace pentimento::patchmatch {
namespace {

__m256i load(const void* p) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(p));
}

// All ones in the first 7 of 8 pixels of four bytes.
__m256i seven_pixels() {
  return _mm256_setr_epi32(-1, -1, -1, -1, -1, -1, -1, 0);
}

// Squares of differences of unsigned bytes that `counted` lets through, added up into eight 32-bit sums.
__m256i squares(__m256i a, __m256i b, __m256i counted) {
  const __m256i d =
      _mm256_and_si256(_mm256_or_si256(_mm256_subs_epu8(a, b), _mm256_subs_epu8(b, a)), counted);
  const __m256i zero = _mm256_setzero_si256();
  const __m256i low = _mm256_unpacklo_epi8(d, zero), high = _mm256_unpackhi_epi8(d, zero);
  return _mm256_add_epi32(_mm256_madd_epi16(low, low), _mm256_madd_epi16(high, high));
}

int total(__m256i sums) {
  __m128i s = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
  s = _mm_add_epi32(s, _mm_shuffle_epi32(s, 0x4e));
  s = _mm_add_epi32(s, _mm_shuffle_epi32(s, 0xb1));
  return _mm_cvtsi128_si32(s);
}

int bytes(const std::uint8_t* a, std::ptrdiff_t a_stride, const std::uint8_t* b, std::ptrdiff_t b_stride) {
  __m256i sums = _mm256_setzero_si256();
  for (int y = 0; y < kSide; ++y, a += 4 * a_stride, b += 4 * b_stride) {
    sums = _mm256_add_epi32(sums, squares(load(a), load(b), seven_pixels()));
  }
  return total(sums);
}

// The 21 bytes of a row of a patch, and nothing beyond: the first 16, and the last 16, of which 11 are among
// the first.
__m256i load_rgb(const std::uint8_t* row) {
  const auto* first = reinterpret_cast<const __m128i*>(row);
  const auto* last = reinterpret_cast<const __m128i*>(row + 3 * kSide - 16);
  return _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128(first)), _mm_loadu_si128(last), 1);
}

int rgb(const std::uint8_t* a, std::ptrdiff_t a_step, const std::uint8_t* b, std::ptrdiff_t b_step) {
  const __m256i once = _mm256_setr_epi8(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,  //
                                        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1);
  __m256i sums = _mm256_setzero_si256();
  for (int y = 0; y < kSide; ++y, a += a_step, b += b_step) {
    sums = _mm256_add_epi32(sums, squares(load_rgb(a), load_rgb(b), once));
  }
  return total(sums);
}

void bytes_to_many(const std::uint8_t* a, std::ptrdiff_t a_stride, const std::uint8_t* b,
                   std::ptrdiff_t b_stride, const std::int32_t* offsets, std::size_t count, int* distances) {
  for (std::size_t k = 0; k < count; ++k) {
    distances[k] = bytes(a, a_stride, b + 4 * static_cast<std::ptrdiff_t>(offsets[k]), b_stride);
  }
}

int shorts(const std::int16_t* a, std::ptrdiff_t a_stride, const std::int16_t* b, std::ptrdiff_t b_stride) {
  const __m256i three_pixels = _mm256_setr_epi32(-1, -1, -1, -1, -1, -1, 0, 0);
  __m256i sums = _mm256_setzero_si256();
  for (int y = 0; y < kSide; ++y, a += 4 * a_stride, b += 4 * b_stride) {
    const __m256i d = _mm256_sub_epi16(load(a), load(b));
    const __m256i e = _mm256_and_si256(_mm256_sub_epi16(load(a + 16), load(b + 16)), three_pixels);
    sums = _mm256_add_epi32(sums, _mm256_add_epi32(_mm256_madd_epi16(d, d), _mm256_madd_epi16(e, e)));
  }
  return total(sums);
}

void shorts_to_many(const std::int16_t* a, std::ptrdiff_t a_stride, const std::int16_t* b,
                    std::ptrdiff_t b_stride, const std::int32_t* offsets, std::size_t count, int* distances) {
  for (std::size_t k = 0; k < count; ++k) {
    distances[k] = shorts(a, a_stride, b + 4 * static_cast<std::ptrdiff_t>(offsets[k]), b_stride);
  }
}

constexpr PatchDistance kAvx2{bytes, rgb, bytes_to_many, shorts_to_many};

}  // namespace

const PatchDistance* avx2_patch_distance() {
  return &kAvx2;
}

}  // namespace pentimento::patchmatch

#else

namespace pentimento::patchmatch {

const PatchDistance* avx2_patch_distance() {
  return nullptr;
}

}  // namespace pentimento::patchmatch

#endif
