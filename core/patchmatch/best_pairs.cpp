#include "patchmatch/best_pairs.h"

#include <algorithm>
#include <cmath>

namespace pentimento::patchmatch {

std::vector<std::pair<std::size_t, std::size_t>> best_pairs(
    std::size_t count, std::size_t most, const std::function<float(std::size_t, std::size_t)>& mismatch) {
  struct Pair {
    float mismatch;
    std::size_t a, b;
  };
  std::vector<Pair> pairs;
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = a + 1; b < count; ++b) {
      if (const float m = mismatch(a, b); m < HUGE_VALF) pairs.push_back({m, a, b});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& x, const Pair& y) { return x.mismatch < y.mismatch; });
  std::vector<bool> taken(count);
  std::vector<std::pair<std::size_t, std::size_t>> best;
  for (const Pair& pair : pairs) {
    if (taken[pair.a] || taken[pair.b] || best.size() == most) continue;
    taken[pair.a] = taken[pair.b] = true;
    best.emplace_back(pair.a, pair.b);
  }
  return best;
}

}  // namespace pentimento::patchmatch
