// The lines of a picture that is to join itself: where a horizon or a shore ends at another height on the
// left than on the right, the picture is bent a little near both borders, so that it meets itself. What
// belongs together is found by dynamic time warping (Sakoe and Chiba 1978) of the two borders.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"
#include "patchmatch/pages.h"
#include "patchmatch/wrap.h"

namespace pentimento::patchmatch {

/// `picture` (CV_32FC3 sRGB, or CV_8UC3; finite where it is known), bent where its borders are to join. Where
/// they show different things nothing is moved.
Page joined_lines(const Page& picture, Wrap wrap, const Progress& progress);

}  // namespace pentimento::patchmatch
