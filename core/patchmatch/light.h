// The light and color of the working picture, which copies at full size lack: they are copied without a bias.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"
#include "patchmatch/level.h"
#include "patchmatch/settings.h"

namespace pentimento::patchmatch {

/// What the working picture shows where its hole is, from its features; CV_32FC3 sRGB in working.hole_area().
cv::Mat light_of(const Level& working, const cv::Mat& features);

/// Adds to the hole of `result` (CV_32FC3, copied at full size) what it lacks of `wanted` (see light_of):
/// smooth within a thing, at most settings.light_limit. What lies on the other side of an edge counts little
/// (bilateral filter, Tomasi and Manduchi 1998): copies of rock lack other light than copies of grass, and
/// the mean of both would be a fringe along the edge.
void restore_light(const Level& working, const cv::Mat& wanted, const PixelView& hole,
                   const Settings& settings, cv::Mat& result, const Progress& progress);

}  // namespace pentimento::patchmatch
