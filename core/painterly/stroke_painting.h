// Paintings of covering strokes, from the largest brush to the smallest: what oil and gouache share.
#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <vector>

#include "painterly/sketch.h"
#include "painterly/stroke_plan.h"
#include "painterly/surface.h"

namespace pentimento::painterly {

/// One brush of a painter's set.
struct BrushSize {
  float units;      ///< radius, in Sketch::unit
  float tolerance;  ///< as StrokeStyle::tolerance
  int longest;      ///< as StrokeStyle::longest
  Brush brush;
};

/// Light on the paint: its strength on slopes and its gloss, 0..1.
struct Finish {
  float shading = 0, gloss = 0;
};

struct StrokePainting : Painting {
  cv::Vec3f ground;  ///< sRGB, where no stroke goes
  Finish finish;
  std::vector<BrushSize> brushes;
  std::vector<std::vector<Stroke>> strokes;  ///< by brush

  cv::Mat drawn(const Canvas& canvas, Progress& progress) const override;
};

/// How a painter with these brushes sees and works.
struct Manner {
  std::vector<BrushSize> brushes;
  float simplify = 0.6F;  ///< radii of a brush: what is smaller is left out
  float edge = 0.12F;     ///< as StrokeStyle::edge
  float straight = 0.5F;  ///< as StrokeStyle::straight
  int colors = 0;         ///< of the palette; 0: any
  cv::Vec3f tint;         ///< of the ground, to which a share of the picture's mean color is added
  float tone = 0;         ///< that share
  Finish finish;
};

std::unique_ptr<Painting> plan_painting(const Sketch& sketch, const Manner& manner, Progress& progress);

}  // namespace pentimento::painterly
