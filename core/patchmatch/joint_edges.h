// Where a hole's edge cuts through things: an edge that lies at the hole's edge by chance is not light that
// is to be spread, but it is to look as a lens draws edges, over a few px.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "base/progress.h"

namespace pentimento::patchmatch {

struct GradientFinish;

/// Of a step, what light can have made: all of it up to `limit` (0..1), and of larger ones the less the
/// larger they are; nothing from three times that on (a redescending function of robust statistics, Hampel et
/// al. 1986).
cv::Vec3f light_part(const cv::Vec3f& step, float limit);

/// What is to be added to a pixel.
struct PixelChange {
  cv::Point at;
  cv::Vec3f change;
};

/// The changes of `filled` (CV_32FC3) that make edges of things at the hole's edge as soft as a lens does,
/// over the first pixels of the hole: of a step, what light_part() leaves.
std::vector<PixelChange> soften_joint_edges(const GradientFinish& finish, const cv::Mat& filled,
                                            const Progress& progress);

}  // namespace pentimento::patchmatch
