// What of a job's pixels may be looked at and copied, and the size at which it is solved.
#pragma once

#include <opencv2/core.hpp>

#include "base/pixel_view.h"
#include "base/progress.h"
#include "patchmatch/patchmatch.h"
#include "patchmatch/settings.h"

namespace pentimento::patchmatch {

/// CV_8UC1: 255 where the picture may be looked at. Pixels of the hole may be among them.
cv::Mat known_of(const Job& job, const Progress& progress);

/// What may be copied: what is `known` of the sampling area; if nothing is, all that is known.
cv::Mat sources_of(const Job& job, const cv::Mat& known);

/// The same in `part` of the picture, pixels of the hole never among them.
cv::Mat sources_in(const Job& job, const cv::Rect& part, const Progress& progress);

/// Of the picture at which patches are matched.
cv::Size working_size(const PixelView& hole, const Settings& settings);

}  // namespace pentimento::patchmatch
