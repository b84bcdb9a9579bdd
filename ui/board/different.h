// Which of many new candidates to keep so that there is as much to choose from as possible. Knows no widgets.
#pragma once

#include <cstddef>
#include <vector>

#include "similarity/features.h"

namespace pentimento::ui {

/// Indices in `made`, rising, of the `keep` that differ most from `existing` and from each other: always the
/// one whose nearest neighbor among those and the ones taken already is farthest away (Gonzalez, "Clustering
/// to minimize the maximum intercluster distance", 1985).
std::vector<std::size_t> mostDifferent(const std::vector<similarity::Features>& made,
                                       const std::vector<similarity::Features>& existing, std::size_t keep);

}  // namespace pentimento::ui
