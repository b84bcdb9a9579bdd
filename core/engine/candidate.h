// One result of an edit, with what is needed to show it, keep it and make it again.
#pragma once

#include "engine/edit_request.h"

namespace pentimento::engine {

struct Candidate {
  EditRequest recipe;  ///< makes exactly this candidate again: its own seed, candidates = 1, engine resolved
  image::Image
      image;     ///< the whole picture with the edit in it; shares all untouched tiles with the request's
  Rect changed;  ///< outside it every sample is the request's (for Extend: moved by the margins)
  double seconds = 0;  ///< time it took
};

}  // namespace pentimento::engine
