// The frame that all backends share: context region -> crop -> backend -> composite.
#pragma once

#include <functional>

#include "engine/candidate.h"
#include "engine/edit_backend.h"

namespace pentimento::engine {

/// A look at the work in progress: BGRA 8 bit for the pixels of `area` (at any smaller size), in the result's
/// canvas.
struct Preview {
  cv::Mat pixels;  ///< CV_8UC4
  Rect area;
};

/// Runs one candidate (request.candidates is ignored, request.seed is used as it is). Throws Error or
/// Cancelled.
Candidate run_edit(const EditRequest& request, EditBackend& backend, Progress& progress,
                   const std::function<void(const Preview&)>& preview = {});

}  // namespace pentimento::engine
