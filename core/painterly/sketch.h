// What a painting starts from, and what it is before it is drawn.
#pragma once

#include <cstdint>
#include <memory>
#include <opencv2/core.hpp>

#include "base/progress.h"

namespace pentimento::painterly {

/// The picture at the size at which a painting is planned.
struct Sketch {
  cv::Mat picture;      ///< CV_32FC3 sRGB 0..1
  float unit = 1;       ///< px: a thousandth of the whole picture's long side, at detail 0.5
  float looseness = 0;  ///< 0..1
  std::uint32_t seed = 0;
};

/// Where a painting is drawn.
struct Canvas {
  cv::Size size;
  float scale = 1;  ///< px of the canvas for each px of the sketch
};

/// A planned painting, which can be drawn at any size.
class Painting {
 public:
  virtual ~Painting() = default;
  /// CV_32FC3 sRGB.
  virtual cv::Mat drawn(const Canvas& canvas, Progress& progress) const = 0;
};

std::unique_ptr<Painting> plan_oil(const Sketch& sketch, Progress& progress);
std::unique_ptr<Painting> plan_gouache(const Sketch& sketch, Progress& progress);
std::unique_ptr<Painting> plan_watercolor(const Sketch& sketch, Progress& progress);
std::unique_ptr<Painting> plan_ink(const Sketch& sketch, Progress& progress);

}  // namespace pentimento::painterly
