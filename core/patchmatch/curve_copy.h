// Guides that bend. What is drawn along one outside the hole is laid along it inside, turned as it turns,
// before the rest is filled: a strip of the picture from either end, one going over into the other. Matches
// of patches (guides.h) are never turned and can follow straight lines only. (Structure propagation, Sun et
// al. 2005, with the picture's own strip in place of patches.)
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "base/progress.h"
#include "patchmatch/path.h"

namespace pentimento::patchmatch {

/// A picture that is to be filled.
struct GuidedHole {
  cv::Mat picture;  ///< CV_32FC3 or CV_8UC3
  cv::Mat hole;     ///< CV_8UC1: above 0 = is to be filled
  cv::Mat known;    ///< CV_8UC1: above 0 = may be copied; may have pixels of the hole
};

/// Fills the hole along those of `guides` (px) that bend in it and of which something is seen outside it;
/// what is filled is hole no more. Between guides, each pixel belongs to the nearest. `unit`: px that are
/// about one in the size at which patches are matched. Returns the other guides. Guides may be anywhere, of
/// any length.
std::vector<Line> copy_along_curves(const std::vector<Line>& guides, GuidedHole& to_fill, float unit,
                                    const Progress& progress);

/// Whether that would do anything with a guide, if something of it is seen.
bool bends(const Line& guide, float unit);

}  // namespace pentimento::patchmatch
