// One stroke of a brush, before it is drawn.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

namespace pentimento::painterly {

struct Stroke {
  std::vector<cv::Point2f> path;  ///< px of the working picture; two points or more, a radius apart
  float radius = 1;               ///< px of the working picture; half the width
  cv::Vec3f color;                ///< sRGB 0..1
  std::uint32_t seed = 0;         ///< of its bristles
};

/// What a brush and its paint do, as shares of 0..1.
struct Brush {
  float stray = 0;    ///< how much the color differs from stroke to stroke
  float streaks = 0;  ///< how much it differs from bristle to bristle
  float dryness = 0;  ///< how much shows through where the paint gives out
  float relief = 0;   ///< thickness of the paint, as a share of the brush's radius
  float opacity = 1;
  float taper = 0;       ///< how thin the ends are: 0 as wide as the brush, 1 a point
  bool flat = false;     ///< square ends
  bool darkens = false;  ///< as ink and transparent pigment do: never makes anything lighter

  bool bristles() const { return streaks > 0 || dryness > 0 || relief > 0; }
};

}  // namespace pentimento::painterly
