// What the person edits, as an immutable value: the picture and the mask. Every change makes a new Document;
// the states share their tiles.
#pragma once

#include "image/image.h"
#include "image/mask.h"

namespace pentimento::document {

struct Document {
  image::Image picture;
  image::Mask mask;  ///< the size of the picture
};

}  // namespace pentimento::document
