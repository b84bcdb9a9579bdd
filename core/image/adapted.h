// A picture in another size or in sRGB, for a copy that goes elsewhere.
#pragma once

#include "base/progress.h"
#include "image/image.h"

namespace pentimento::image {

/// `size` scaled: at least 1 px on each side.
Size scaled(Size size, double scale);

/// The picture at another size, sample type and profile as before. Smaller: each pixel is the mean of what it
/// covers; larger: bicubic. Transparent pixels lend no color to their neighbors. The resolution (dots per
/// inch) scales with it, so that it prints as large as before. Throws Error(OutOfMemory), Cancelled.
Image scaled(const Image& image, double scale, Progress& progress);

/// The picture in sRGB, in its own sample type, with the profile left out. Colors outside sRGB are cut,
/// except in half and float. Grey pictures and pictures in linear light stay as they are: their files say
/// what they are.
Image in_srgb(const Image& image, Progress& progress);

}  // namespace pentimento::image
