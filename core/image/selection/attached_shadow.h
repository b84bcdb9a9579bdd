// The shadow that an object throws, proposed as an addition to the object's mask: what is left of an object
// after it was removed is mostly its shadow.
#pragma once

#include "base/progress.h"
#include "image/color.h"
#include "image/image.h"
#include "image/mask.h"

namespace pentimento::image {

/// The region around `object` that is darker than its surroundings by one factor in all channels (a little
/// bluer at most, as under an open sky), falls off softly, and touches the object. Without the object itself;
/// empty when there is no such region, or it is too large to be a shadow of this object. A proposal: it
/// cannot know what is paint and what is shadow. Throws Cancelled.
///
/// The surface without shadow is estimated from its brighter pixels around (iterated normalized convolution,
/// Knutsson, Westin, CVPR 1993).
Mask attached_shadow(const Mask& object, const Image& image, const ColorConverter& converter,
                     Progress& progress);

}  // namespace pentimento::image
