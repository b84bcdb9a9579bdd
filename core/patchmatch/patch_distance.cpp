#include "patchmatch/patch_distance.h"

#include "patchmatch/patch.h"

namespace pentimento::patchmatch {
namespace {

constexpr std::ptrdiff_t kChannels = 4;

// Of pixels with N samples; steps count samples.
template <int N, class Sample>
int sum_of_squares(const Sample* a, std::ptrdiff_t a_step, const Sample* b, std::ptrdiff_t b_step) {
  int sum = 0;
  for (int y = 0; y < kSide; ++y, a += a_step, b += b_step) {
    for (int i = 0; i < N * kSide; ++i) {
      const int d = a[i] - b[i];
      sum += d * d;
    }
  }
  return sum;
}

template <class Sample>
int distance(const Sample* a, std::ptrdiff_t a_stride, const Sample* b, std::ptrdiff_t b_stride) {
  return sum_of_squares<kChannels>(a, kChannels * a_stride, b, kChannels * b_stride);
}

template <class Sample>
void distances_to_many(const Sample* a, std::ptrdiff_t a_stride, const Sample* b, std::ptrdiff_t b_stride,
                       const std::int32_t* offsets, std::size_t count, int* distances) {
  for (std::size_t k = 0; k < count; ++k) {
    distances[k] = distance(a, a_stride, b + kChannels * offsets[k], b_stride);
  }
}

}  // namespace

const PatchDistance& portable_patch_distance() {
  static constexpr PatchDistance kPortable{distance<std::uint8_t>, sum_of_squares<3, std::uint8_t>,
                                           distances_to_many<std::uint8_t>, distances_to_many<std::int16_t>};
  return kPortable;
}

const PatchDistance& best_patch_distance() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return *avx2_patch_distance();
#endif
  return portable_patch_distance();
}

}  // namespace pentimento::patchmatch
