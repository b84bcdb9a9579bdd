// The magic wand: selects what has the color of one place.
#pragma once

#include "base/progress.h"
#include "image/color.h"
#include "image/image.h"
#include "image/mask.h"

namespace pentimento::image {

/// How far apart two colors are.
enum class ColorMeasure {
  Steps,       ///< the largest difference in red, green, blue (sRGB) or alpha in steps of 8 bit, 0..255
  Perceptual,  ///< Euclidean distance in CIE L*a*b* (Delta E 1976); 2 is just visible, 100 black to white
};

struct SimilarColors {
  ColorMeasure measure = ColorMeasure::Steps;
  double tolerance = 32;   ///< largest distance that is selected, in the measure's unit
  bool contiguous = true;  ///< only what is connected to the place, over edges of pixels
  bool antialias = true;   ///< the edge falls over one pixel on either side
  int sample_radius = 0;   ///< the color is the mean of (2 radius + 1)^2 pixels around the place; up to 50
};

/// Empty when `place` lies outside the picture. Contiguous: takes time by the tiles that it reaches, not by
/// the picture. Throws Cancelled.
Mask select_similar_colors(const Image& image, const ColorConverter& converter, Point place,
                           const SimilarColors& options, Progress& progress);

}  // namespace pentimento::image
