// A picture on a canvas of another format: things keep their proportions, what is even gets wider or
// narrower.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"
#include "patchmatch/pages.h"

namespace pentimento::patchmatch {

/// `picture` (CV_32FC3 sRGB, as it is known) stretched over a canvas of `size` (uneven_stretch.h), finite
/// everywhere; what is not known there may not be copied.
Page on_canvas(const Page& picture, cv::Size size, const Progress& progress);

}  // namespace pentimento::patchmatch
