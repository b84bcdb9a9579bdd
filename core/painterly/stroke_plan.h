// Where strokes go: where the painting differs from the picture, along its forms.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "base/progress.h"
#include "painterly/flow.h"
#include "painterly/stroke.h"

namespace pentimento::painterly {

/// How the strokes of one brush are placed (Hertzmann 1998; the names of his parameters in brackets).
struct StrokeStyle {
  float radius = 4;       ///< px
  float tolerance = 0;    ///< difference 0..1 that is left as it is [T]; 0: paint everything
  int longest = 8;        ///< radii, from the middle to each end [maxStrokeLength]
  int shortest = 1;       ///< the same [minStrokeLength]
  float spacing = 1;      ///< radii between strokes [f_g]
  float straight = 0.5F;  ///< 0: follows every turn, towards 1: goes straight on [1 - f_c]
  float edge = 0.18F;     ///< stops where the picture's color is so much another one
};

/// Strokes that bring `canvas` nearer to `picture` (both CV_32FC3), in the order in which they are painted.
std::vector<Stroke> plan_strokes(const cv::Mat& picture, const cv::Mat& canvas, const Flow& flow,
                                 const StrokeStyle& style, std::uint32_t seed, const Progress& progress);

}  // namespace pentimento::painterly
