// A picture simplified to the shapes that a painter sees: smooth inside, clear at their edges.
//
// Coherence-enhancing filtering (Kyprianidis and Kang, "Image and video abstraction by coherence-enhancing
// filtering", 2011): smoothing along the forms and shock filtering across them, in turns.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"

namespace pentimento::painterly {

/// `picture` (CV_32FC3, 0..1) without what is smaller than about `radius` px.
cv::Mat simplified(const cv::Mat& picture, float radius, const Progress& progress);

}  // namespace pentimento::painterly
