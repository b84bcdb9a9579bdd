// Masks that find the edge of an object by themselves.
#pragma once

#include "base/progress.h"
#include "image/color.h"
#include "image/image.h"
#include "image/mask.h"

namespace pentimento::image {

/// How a rough mask stands to the object that it means.
enum class Scribble {
  Inside,  ///< strokes over the object, most of them inside: the rest of it is looked for around them
  Around,  ///< a lasso or rectangle around the object, with some of the background
};

/// Smart select: the object that `scribble` means. Colors of object and background are modeled and parted
/// with GrabCut (Rother, Kolmogorov, Blake, SIGGRAPH 2004) on a smaller picture, then the edge follows the
/// picture at full size (guided filter). What `background` selects is never part of it (empty mask or no mask
/// at all: nothing is known). The same input gives the same mask. Empty when the scribble is. Throws
/// Cancelled.
Mask select_object(const Image& image, const ColorConverter& converter, const Mask& scribble, Scribble kind,
                   const Mask& background, Progress& progress);

/// Moves the mask's edge to the edge of the picture where there is one within `radius` px (1..200), and makes
/// it as soft as that edge. Farther from the mask's edge nothing changes. Throws Cancelled.
Mask snapped_to_edges(const Mask& mask, const Image& image, const ColorConverter& converter, double radius,
                      Progress& progress);

}  // namespace pentimento::image
