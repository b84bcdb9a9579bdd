// The finish of a fill in the gradient domain: no step at the hole's edge nor between pieces that were copied
// from different places ("Poisson image editing", Perez, Gangnet and Blake 2003; "Image Melding", Darabi et
// al. 2012, with the screening of Bhat et al. 2008 that keeps the copies' own light).
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"

namespace pentimento::patchmatch {

struct GradientFinish {
  cv::Mat laplacian;  ///< CV_32FC3: what the copied pieces have themselves, see vote_samples()
  cv::Mat hole;       ///< CV_8UC1
  cv::Mat known;      ///< CV_8UC1: above 0 = a pixel beside the hole that the fill is to join
  float reach = 0;    ///< px: as far as a step is spread
  float limit = 0;    ///< 0..1: larger steps are edges of things, and only this much is taken off them
};

/// Adds to the hole of `filled` (CV_32FC3) the solution c of
///
///   laplacian(c) - c / reach^2 = w limited(laplacian of the pieces - laplacian of filled)   in the hole, 0
///   around it
///
/// w is 1 at the hole's edge. Further inside it falls with the texture: what is busy hides where pieces meet,
/// and would only get softer; in sky, blurred backgrounds and the dark nothing hides it. All of one size.
void finish_gradients(const GradientFinish& finish, cv::Mat filled, const Progress& progress);

}  // namespace pentimento::patchmatch
