// Washes of transparent pigment on paper, one over the other.
//
// Pigment is an optical density, -ln of what the paper reflects, for each of R, G and B: densities of washes
// add up. A wash that dries leaves more pigment at its edges, in the valleys of the paper and where the water
// went (Curtis et al., "Computer-generated watercolor", 1997; Bousseau et al., "Interactive watercolor
// rendering with temporal coherence and abstraction", 2006).
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "painterly/sketch.h"

namespace pentimento::painterly {

/// One more wash wherever `field` reaches `level`.
struct Glaze {
  float level = 0;
  float amount = 0;  ///< density that it adds, luma
};

struct Washes {
  cv::Mat wet;    ///< CV_32FC3: densities of the first wash, which has no edges
  cv::Mat field;  ///< CV_32FC1: what the glazes are for
  cv::Mat slope;  ///< CV_32FC1: |gradient| of `field` for each px of the sketch
  cv::Mat hue;    ///< CV_32FC3: densities of a glaze of luma density 1
  std::vector<Glaze> glazes;
  float edge_width = 2;  ///< px of the sketch
  float edge_darkness = 0.5F;
  float granulation = 0.2F;  ///< how much pigment gathers in the valleys of the paper
  float clouds = 0.2F;       ///< how unevenly the water carries it
  float unit = 1;            ///< as Sketch::unit
  std::uint32_t seed = 0;
};

/// Sets `slope` from `field`.
void measure_slope(Washes& washes);

/// Densities on an area of the canvas, CV_32FC3.
cv::Mat densities(const Washes& washes, const cv::Rect& area, const Canvas& canvas);

/// Size of the paper's grain on a canvas, px.
float paper_grain(float unit, const Canvas& canvas);

/// CV_32FC3 sRGB of `paper` under CV_32FC3 densities.
cv::Mat paper_under(const cv::Mat& density, const cv::Vec3f& paper);

/// -ln of CV_32F sRGB.
cv::Mat density_of(const cv::Mat& picture);

}  // namespace pentimento::painterly
