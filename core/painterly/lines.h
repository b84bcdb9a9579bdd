// The lines of a drawing: flow-based difference of Gaussians (Kang, Lee and Chui, "Coherent line drawing",
// 2007; Winnemöller, Kyprianidis and Olsen, "XDoG", 2012).
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"
#include "painterly/flow.h"

namespace pentimento::painterly {

/// CV_32FC1: how much darker `grey` (CV_32FC1, 0..1) is at a place than beside it, across the flow, evened
/// out along it. A line is where this is above a threshold of about 0.01. `width` px: half of a line's.
cv::Mat line_response(const cv::Mat& grey, const Flow& flow, float width, const Progress& progress);

}  // namespace pentimento::painterly
