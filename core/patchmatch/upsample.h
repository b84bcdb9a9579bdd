// Carrying results from one level to the next finer one.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"
#include "patchmatch/level.h"

namespace pentimento::patchmatch {

/// Matches for the centers of `fine` from the nearest ones of `coarse`, with scaled offsets. Where the hole
/// is in the way they are moved to a nearby allowed source; if `fine` has no sources of its own, to one that
/// copies nothing but what the coarse one does. Costs are the coarse ones.
void upsample_matches(const Level& coarse, Level& fine, const Progress& progress);

}  // namespace pentimento::patchmatch
