// The shadow of something that stands in a picture: where it touches the ground dark and sharp, farther away
// lighter and softer, as lamps and skies that are not points make it.
#pragma once

#include <opencv2/core.hpp>

namespace pentimento::harmony {

struct ShadowShape {
  double direction = 90;  ///< degrees clockwise from the right: 90 falls towards the viewer, 180 to the left
  double length = 0.3;    ///< of the thing's height, 0..3
  double softness = 0.5;  ///< 0: as sharp as in the sun .. 1: as under clouds
};

/// How far beyond the thing a shadow of it may reach, px, for a thing of that height.
int shadow_reach(const ShadowShape& shape, int height);

/// How much light is taken at each pixel, CV_32FC1, 0..1 at full opacity. `alpha` (CV_32FC1, 0..1): the
/// thing; it stands on its lowest row.
cv::Mat shadow_of(const cv::Mat& alpha, const ShadowShape& shape);

}  // namespace pentimento::harmony
