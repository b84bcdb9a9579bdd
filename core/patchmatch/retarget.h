// A picture on a canvas of another format: things keep their proportions, what is uniform gets wider or
// narrower. What goes where is carved at a small size (seam_carving.h); then every patch becomes one of the
// picture again, with none used much oftener than the others, from there to the full size (the bidirectional
// similarity of Simakov, Caspi, Shechtman and Irani, CVPR 2008, as in GPNN: Granot et al. 2022).
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>

#include "base/progress.h"
#include "patchmatch/solve.h"
#include "patchmatch/transfer.h"

namespace pentimento::patchmatch {

/// The canvas of `size` as the hole, with `picture` (CV_32FC3 sRGB, as it is known) as the page to copy from,
/// smaller where the canvas is. Where nothing can be solved the canvas shows the picture stretched.
FullSize on_canvas(const Page& picture, cv::Size size, const Progress& progress);

/// What the page of such a problem shows, rearranged for its canvas; CV_32FC4, small.
cv::Mat rearranged(const Problem& problem, const Settings& settings, std::uint32_t seed, Progress progress);

}  // namespace pentimento::patchmatch
