// A picture on a canvas of another format: things keep their proportions, what is even gets wider or
// narrower.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"
#include "patchmatch/pages.h"

namespace pentimento::patchmatch {

/// A picture on a larger canvas.
struct Canvas {
  Page picture;    ///< of the canvas's size; known only where the picture is
  cv::Rect place;  ///< of the picture
};

/// `picture` (CV_32FC3 sRGB, or CV_8UC3, as it is known) on a canvas of `size`, stretched (uneven_stretch.h)
/// over as much of it as it can be without things losing their proportions; finite everywhere. What is not
/// known there may not be copied. In bytes where the picture has them and all of it is known.
Canvas on_canvas(const Page& picture, cv::Size size, const Progress& progress);

}  // namespace pentimento::patchmatch
