// What of a placed picture comes to lie on a part of the canvas. Private to this module.
#pragma once

#include "base/progress.h"
#include "engine/placement.h"

namespace pentimento::engine {

struct CutOut {
  cv::Mat color;  ///< CV_32FC3, sRGB; goes on smoothly where alpha is 0
  cv::Mat alpha;  ///< CV_32FC1, 0..1
};

/// Of `area` on the canvas. Areas are averaged in linear light on the way down, or bright details would get
/// darker; what is left of scale and rotation is Lanczos's (4 lobes) in display-encoded values, where its
/// overshoots are even. Under soft edges of the cut-out the thing's own color goes on: what was behind it
/// would be seen as a fringe.
///
/// Memory: the placed picture is read in strips, at most at the size it has on the canvas.
CutOut cut_out(const Placement& placement, const Rect& area, Progress& progress);

/// The scene that the thing comes from, for its light: CV_32FC3 sRGB, at most `longest_side` px, and where
/// it shows what stays behind (CV_8UC1).
struct PlacedScene {
  cv::Mat picture;
  cv::Mat behind;
};
PlacedScene scene_of(const Placement& placement, int longest_side, Progress& progress);

}  // namespace pentimento::engine
