// Which of several ends belong together.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace pentimento::patchmatch {

/// At most `most` pairs of 0..count-1, those with the least `mismatch` first (infinite: none); each is in one
/// pair at most.
std::vector<std::pair<std::size_t, std::size_t>> best_pairs(
    std::size_t count, std::size_t most, const std::function<float(std::size_t, std::size_t)>& mismatch);

}  // namespace pentimento::patchmatch
