// The screened Poisson equation on a region of pixels, by multigrid (Brandt 1977; the screening as in Bhat et
// al., "Fourier analysis of the 2D screened Poisson equation for gradient domain problems", ECCV 2008).
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"

namespace pentimento::patchmatch {

/// u (CV_32FC1) with laplacian(u) - u / reach^2 = wanted in `inside` (CV_8UC1), and 0 elsewhere; nothing
/// flows over the border of the picture. `reach`: px, above 0. Exact to some percent of the largest |u| for
/// any reach, much better for one below the width of the region.
cv::Mat solve_screened_poisson(const cv::Mat& inside, const cv::Mat& wanted, float reach,
                               const Progress& progress);

}  // namespace pentimento::patchmatch
