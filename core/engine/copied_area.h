// What the built-in engine would copy from, to be shown before a run.
#pragma once

#include <opencv2/core.hpp>

#include "engine/edit_request.h"

namespace pentimento::engine {

struct CopiedArea {
  Rect region;     ///< the context region, px of the result's canvas
  cv::Mat copied;  ///< CV_8UC1 of the region, maybe smaller; 255: is copied from
  cv::Mat filled;  ///< the same for what is filled
};

/// Of Remove and Extend; nothing when there is nothing to fill. `longest`: the longest side of `copied`, px.
CopiedArea copied_area(const EditRequest& request, int longest);

/// CV_8UC1 of `region`, a part of the result's canvas, above 0 where the person lets it be copied; empty:
/// everywhere.
cv::Mat sources_in(const EditRequest& request, const Rect& region);

}  // namespace pentimento::engine
