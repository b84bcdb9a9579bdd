// The optimization from the coarsest level to the working resolution.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "base/progress.h"
#include "patchmatch/guides.h"
#include "patchmatch/level.h"
#include "patchmatch/match_cost.h"
#include "patchmatch/pages.h"
#include "patchmatch/patchmatch.h"
#include "patchmatch/settings.h"
#include "patchmatch/vote.h"

namespace pentimento::patchmatch {

/// At working resolution.
struct Problem {
  Page picture;                  ///< CV_32FC4 (features.h)
  cv::Mat hole;                  ///< CV_8UC1: above 0 = synthesize
  std::vector<Page> pages = {};  ///< CV_32FC4 to copy from, besides the picture itself
  std::vector<Line> guides = {};
  std::vector<cv::Vec4f> segments = {};  ///< straight edges around the hole (line_guides.h)
  cv::Mat rarity = {};                   ///< rarity.h, of the whole picture; empty: nobody asks for it
  cv::Mat usual_rarity = {};             ///< what of it costs nothing in the hole; with rarity
  std::optional<bool> regular = {};      ///< see is_regular(); empty: not looked at yet
};

struct Solution {
  Level level;        ///< with the final matches
  MatchCost cost;     ///< to ask for their bias
  Weighing weighing;  ///< of the last vote
  cv::Mat features;   ///< CV_32FC4: the picture with its hole filled

  /// Gives up what only somebody asks for who copies at this very size: all but matches and features.
  void keep_matches();
};

/// Whether the picture is a regular pattern (Settings::regular), so that copies are worth trying for a start.
bool is_regular(const Problem& problem, const Settings& settings, const Progress& progress);

/// Empty when there is nothing to copy: no source patch at all. Takes the values of the picture out of the
/// problem when the finest level has its own: they are large.
std::optional<Solution> solve(Problem& problem, const Settings& settings, std::uint32_t seed,
                              Progress& progress, const PreviewSink& preview);

}  // namespace pentimento::patchmatch
