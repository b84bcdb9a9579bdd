// One result of an edit, with what is needed to show it, keep it and make it again.
#pragma once

#include "engine/edit_request.h"
#include "image/fill.h"

namespace pentimento::engine {

struct Candidate {
  EditRequest recipe;  ///< makes exactly this candidate again: its own seed, candidates = 1, engine resolved
  image::Image
      image;     ///< the whole picture with the edit in it; shares all untouched tiles with the request's
  Rect changed;  ///< outside it every sample is the request's (moved by the margins where it extends)
  double seconds = 0;  ///< time it took

  // What `image` was composited from: compositing these on the request's picture (where it extends on
  // the new canvas) gives the same bytes. All on the canvas of `image`.
  image::Fill fill;  ///< for a model the whole context region; else what changed and a rim of kMaxRing px
  image::Mask mask;  ///< where it went; see edit_mask(); raw: the whole context region
  int ring = 0;
  /// How much its border gives it away: harmony::Seam::score(). None without a border.
  std::optional<double> seam = {};
};

}  // namespace pentimento::engine
