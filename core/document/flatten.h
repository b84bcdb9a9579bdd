// How the picture of a stack is computed. Private to this module: see stack.h.
#pragma once

#include "document/document.h"
#include "document/flatten_cache.h"

namespace pentimento::document {

/// What a picture depends on.
struct Stack {
  std::shared_ptr<const image::Image> base;
  Rect canvas;
  std::vector<EditPtr> edits;  ///< active ones only
};

/// A stack whose picture is known.
struct Flattened {
  Stack stack;
  image::TiledImage pixels;
};

/// The picture of `stack`. Tiles that it must have in common with `before` are shared with it.
image::TiledImage flatten(const Stack& stack, const Flattened* before, FlattenCache& cache);

}  // namespace pentimento::document
