// The finish of a fill in the gradient domain: no step at the hole's edge nor between pieces that were copied
// from different places ("Poisson image editing", Perez, Gangnet and Blake 2003; "Image Melding", Darabi et
// al. 2012, with the screening of Bhat et al. 2008 that keeps the copies' own light).
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"
#include "patchmatch/vote.h"

namespace pentimento::patchmatch {

struct GradientFinish {
  Gradient gradient;  ///< what the copied pieces have themselves
  cv::Mat hole;       ///< CV_8UC1
  cv::Mat known;      ///< CV_8UC1: above 0 = a pixel beside the hole that the fill is to join
  float reach = 0;    ///< px: as far as a step is spread
  float limit = 0;    ///< 0..1: larger steps at the hole's edge are edges of things
  float pixel = 1;    ///< px that make one of the working size, at which defocus is looked for
};

/// Adds to the hole of `filled` (CV_32FC3) the c that minimizes, with c = 0 around the hole,
///
///   sum over pairs of neighbors |c(q) - c(p) - w light(gradient(p, q) - (filled(q) - filled(p)))|^2
///   + sum over pixels |c(p)|^2 / reach^2
///
/// At the hole's edge w is 1 and light() takes nothing off the edges of things (light_part() in
/// joint_edges.h), which are softened over the next pixels instead: spread, they would be a fringe of another
/// color. Between pieces light() does the same from twice the limit on, and w falls with the pieces' own
/// texture: what is busy hides where pieces meet, and would only get softer; in sky and the dark nothing
/// hides it. Where all is out of focus (defocus.h) any step goes: an edge would be the only one. A gradient
/// that is not known (NaN) is none between pieces, and elsewhere leaves the step as it is. All of one size.
void finish_gradients(GradientFinish finish, cv::Mat filled, const Progress& progress);

}  // namespace pentimento::patchmatch
