// Carrying results from one level to the next finer one.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"
#include "patchmatch/level.h"

namespace pentimento::patchmatch {

/// Matches for the centers of `fine` from the nearest ones of `coarse`, with scaled offsets; moved to a
/// nearby allowed source where the hole is in the way. Costs are the coarse ones.
void upsample_matches(const Level& coarse, Level& fine, const Progress& progress);

}  // namespace pentimento::patchmatch
