// What the person edits, as an immutable value: a picture as it was opened (the base), a stack of edits over
// it, and masks. Every change makes a new Document; the states share their tiles.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/edit.h"
#include "image/image.h"
#include "image/mask.h"

namespace pentimento::document {

struct NamedMask {
  std::string name;
  image::Mask mask;
  Rect canvas;  ///< where it lies, in coordinates of the base
};

struct Document {
  image::Image picture;  ///< the base with all active edits: always what flattened() gives
  image::Mask mask;      ///< the working mask, the size of the picture

  std::shared_ptr<const image::Image> base = {};
  std::vector<EditPtr> edits = {};  ///< the lowest first
  Rect canvas = {};                 ///< of `picture` and `mask`, in coordinates of the base
  std::vector<NamedMask> masks = {};
};

/// A document without edits.
Document opened(image::Image picture);

/// `mask`, which lies on `from`, moved to the canvas `to`; what lies outside is cut.
image::Mask moved(const image::Mask& mask, const Rect& from, const Rect& to);

}  // namespace pentimento::document
