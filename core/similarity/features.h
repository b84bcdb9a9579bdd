// What a candidate looks like, as numbers that need no weights, so that similar candidates can stand
// together.
//
// Only what an edit changed counts: pixels weigh as much as the mask selects them. Four kinds, each scaled so
// that it says about 1 when two pictures have nothing in common:
//   colors in place   mean CIE L*a*b* of a 4 x 4 grid over the mask's bounds
//   colors            histogram of L*a*b*, compared by Hellinger's distance (square roots, as RootSIFT:
//                     Arandjelovic and Zisserman, "Three things everyone should know to improve object
//                     retrieval", CVPR 2012)
//   edges in place    histograms of gradient orientations on the grid (Dalal and Triggs, "Histograms of
//                     oriented gradients for human detection", CVPR 2005)
//   texture           energy of band-pass filtered lightness at four scales in quarters of the bounds (as in
//                     Portilla and Simoncelli, "A parametric texture model", IJCV 2000), filtered inside the
//                     mask alone (normalized convolution: Knutsson and Westin, CVPR 1993)
#pragma once

#include <vector>

#include "image/fill.h"
#include "image/mask.h"

namespace pentimento::similarity {

struct Features {
  std::vector<float> values;  ///< as many for every picture; all zero where nothing is selected
};

/// Of what `mask` (the canvas of `fill`) selects of `fill`. The same on every machine up to the rounding of
/// float.
Features features_of(const image::Fill& fill, const image::Mask& mask);

/// 0: the same; about 1: nothing in common.
double distance(const Features& a, const Features& b);

}  // namespace pentimento::similarity
