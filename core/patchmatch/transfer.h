// From the working resolution to the picture's own.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>

#include "base/progress.h"
#include "patchmatch/settings.h"
#include "patchmatch/solve.h"

namespace pentimento::patchmatch {

/// The full-size picture that a Problem was made from.
struct FullSize {
  PageView picture;              ///< CV_32FC3 sRGB, finite where it is known, or CV_8UC3 of 0..255
  PixelView hole;                ///< CV_8UC1: above 0
  std::vector<Page> pages = {};  ///< the same to copy from, besides the picture itself
  cv::Rect wanted = {};          ///< what of the result is looked at; empty: all
  /// Values of `picture` at sizes from just above the working one to half its own, if they are kept for other
  /// transfers from the same to the same size: the first one adds them.
  std::vector<cv::Mat>* octaves = nullptr;
};

/// `full.picture` with the hole copied from the places that `solution` found. By octaves: offsets are carried
/// up, refined, and the samples themselves are copied, so that detail and grain are the picture's own; then
/// the solution's light and color, which the copies lack, are added back (light.h), and what does not join is
/// spread (gradient_finish.h).
///
/// Takes both: what is not asked for any more leaves memory while other things come.
cv::Mat transfer(FullSize full, Solution solution, const Settings& settings, std::uint32_t seed,
                 Progress& progress);

}  // namespace pentimento::patchmatch
