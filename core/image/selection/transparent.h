// What a picture does not show, as a mask: to fill the holes of a cut-out.
#pragma once

#include "base/progress.h"
#include "image/image.h"
#include "image/mask.h"

namespace pentimento::image {

/// 1 - alpha, of the picture's size; nothing for a picture without alpha. Throws Cancelled.
Mask transparent(const Image& image, Progress& progress);

}  // namespace pentimento::image
