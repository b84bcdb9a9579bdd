// Finding nearest source patches: exactly, or by PatchMatch (Barnes et al. 2009).
#pragma once

#include <cstdint>

#include "base/progress.h"
#include "patchmatch/level.h"
#include "patchmatch/match_cost.h"

namespace pentimento::patchmatch {

/// The best of all sources for every target.
void search_exhaustively(Level& level, const MatchCost& cost, const std::vector<cv::Point>& targets,
                         const std::vector<cv::Point>& sources, const Progress& progress);

/// Gives targets whose match is not allowed a random one (of `sources`, not empty).
void allow_matches(Level& level, const MatchCost& cost, const std::vector<cv::Point>& sources,
                   std::uint32_t seed, const Progress& progress);

/// The same, and gives all targets their present cost.
void start_search(Level& level, const MatchCost& cost, const std::vector<cv::Point>& sources,
                  std::uint32_t seed, const Progress& progress);

struct Sweep {
  int radius = 0;   ///< px around the present match where random candidates are drawn, halved down to 1
  float slack = 0;  ///< a neighbor's offset is taken when not worse than by this share
  bool backwards = false;
  bool anywhere = false;  ///< try one source from the whole picture, too
  std::uint32_t seed = 0;
};

/// One pass over all targets: propagation from two neighbors, then random search.
void sweep(Level& level, const MatchCost& cost, const std::vector<cv::Point>& sources, const Sweep& how,
           const Progress& progress);

}  // namespace pentimento::patchmatch
