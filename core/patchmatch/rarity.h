// What is like nothing else in a picture: a face, a boat, a cup. A second one gives a result away, where a
// second tuft of grass does not.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"
#include "patchmatch/pages.h"
#include "patchmatch/settings.h"

namespace pentimento::patchmatch {

/// How badly what is around each pixel of `picture` (CV_32FC4, features.h) fits the place, some way from it,
/// that is most like it: CV_32FC1 of a small size, grey levels^2 per pixel. By what may be copied; 0 far from
/// that, and everywhere where there is no other place.
cv::Mat rarity(const Page& picture, const Settings& settings, const Progress& progress);

/// `rarity` of a picture, but in its `hole` (CV_8UC1, larger) what is around that, continued smoothly.
cv::Mat rarity_around(const cv::Mat& rarity, const cv::Mat& hole, const Progress& progress);

}  // namespace pentimento::patchmatch
