// A fill without texture: for pictures with nothing to copy, and as the start of the coarsest level.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"

namespace pentimento::patchmatch {

/// `values` (CV_32FC3 or CV_32FC4) with the pixels where `known` (CV_8UC1) is 0 interpolated from the others:
/// averages of ever larger areas, each relaxed towards Laplace's equation. With nothing known: `otherwise`.
cv::Mat smooth_fill(const cv::Mat& values, const cv::Mat& known, const cv::Scalar& otherwise,
                    const Progress& progress);

}  // namespace pentimento::patchmatch
