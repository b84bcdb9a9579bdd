// Rectangles of OpenCV: what those of geometry.h do, and the way to them.
#pragma once

#include <opencv2/core.hpp>

#include "base/geometry.h"

namespace pentimento {

inline cv::Rect cv_rect(const Rect& r) {
  return {r.x, r.y, r.width, r.height};
}

/// Larger by `by` pixels on every side.
inline cv::Rect grown(const cv::Rect& area, int by) {
  return {area.x - by, area.y - by, area.width + 2 * by, area.height + 2 * by};
}

}  // namespace pentimento
