// The offsets at which a picture resembles itself. There are few of them, and where something regular is
// broken by a hole they say how it goes on (He and Sun, "Statistics of Patch Offsets for Image Completion",
// ECCV 2012).
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "base/progress.h"
#include "patchmatch/level.h"
#include "patchmatch/patch_distance.h"

namespace pentimento::patchmatch {

struct SelfSimilarity {
  std::vector<cv::Point> offsets;  ///< px, the most frequent first
  /// 0..1: how much of the textured surroundings agrees on the ten most frequent offsets. A wallpaper has
  /// nearly 1, a wood nearly 0.
  double regularity = 0;
};

/// The offsets at which known patches around the hole find the patch most like them, at least a 15th of the
/// long side away; at most `most`. Uses the sources of `level`.
SelfSimilarity self_similarity(const Level& level, const PatchDistance& distance, std::size_t most,
                               std::uint32_t seed, const Progress& progress);

}  // namespace pentimento::patchmatch
