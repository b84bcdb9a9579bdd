// What is seen along a guide outside the hole is laid along it inside, turned as it turns, before the rest is
// filled: a strip of the picture from either end, one going over into the other. Matches of patches
// (guides.h) are never turned, and where those from one side meet those from the other, lines do not always
// meet. (Structure propagation, Sun et al. 2005, with the picture's own strip in place of patches.)
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "base/progress.h"
#include "patchmatch/path.h"

namespace pentimento::patchmatch {

/// A part of a picture that is to be filled.
struct GuidedHole {
  cv::Mat picture;        ///< CV_32FC3 or CV_8UC3
  cv::Mat hole;           ///< CV_8UC1: above 0 = is to be filled
  cv::Mat known;          ///< CV_8UC1: above 0 = may be copied; nothing of the hole
  cv::Point corner = {};  ///< of it in the picture, which guides are in
};

/// Fills the hole along `guides` (px); what is filled is hole no more. Guides that bend need something to be
/// seen at one end; along straight ones both ends must look alike. Between guides, each pixel belongs to the
/// nearest. `unit`: px that are about one in the size at which patches are matched. Returns the guides that
/// are left to follow. They may be anywhere, of any length.
std::vector<Line> copy_along_guides(const std::vector<Line>& guides, GuidedHole& to_fill, float unit,
                                    const Progress& progress);

/// Whether a guide is more than a straight line.
bool bends(const Line& guide, float unit);

}  // namespace pentimento::patchmatch
