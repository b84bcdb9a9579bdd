// Hatching: lines side by side, as far apart as they are asked to be (Jobard and Lefer, "Creating
// evenly-spaced streamlines of arbitrary density", 1997).
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "base/progress.h"
#include "painterly/flow.h"
#include "painterly/stroke.h"

namespace pentimento::painterly {

struct HatchStyle {
  float spacing = 4;     ///< px
  float radius = 0.5F;   ///< px, of a stroke
  int longest = 12;      ///< spacings, to each end
  float slant = 0.8F;    ///< radians: of the hand
  float bend = 0.5F;     ///< how much the forms turn the hand, 0..1
  float darkest = 0.4F;  ///< luma below which there is hatching
  cv::Vec3f color = {0, 0, 0};
};

/// Strokes on the parts of `grey` (CV_32FC1) that are darker than style.darkest.
std::vector<Stroke> hatched(const cv::Mat& grey, const Flow& flow, const HatchStyle& style,
                            std::uint32_t seed, const Progress& progress);

}  // namespace pentimento::painterly
