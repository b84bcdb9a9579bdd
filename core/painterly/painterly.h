// A photograph as a painting, without a network: watercolor, oil, gouache, ink.
//
// Paint goes on as painters do it: large brushes first, smaller ones where the painting still differs from
// the picture (Hertzmann, "Painterly rendering with curved brush strokes of multiple sizes", 1998), along the
// forms (edge tangent flow: Kang, Lee and Chui, "Coherent line drawing", 2007). What is painted is decided at
// a working size; strokes, edges, pigment and paper are drawn at the picture's own.
#pragma once

#include <cstdint>
#include <functional>
#include <opencv2/core.hpp>

#include "base/progress.h"

namespace pentimento::painterly {

enum class Medium : std::uint8_t { Watercolor, Oil, Gouache, Ink };

/// What to paint. Everything is measured against the whole picture, so that a part of it is painted with the
/// same brushes.
struct Job {
  cv::Mat picture;  ///< CV_32FC3 sRGB (R G B); clamped to 0..1
  Medium medium = Medium::Oil;
  double strength = 0.7;   ///< 0..1; 0: the picture itself; 1: the loosest painting
  double detail = 0.5;     ///< 0..1; from large brushes to fine ones
  std::uint64_t seed = 0;  ///< same job, same seed: same bits, for any number of threads
  int full_side = 0;       ///< px; long side of the picture that `picture` is a part of; 0: it is no part
};

/// A small version of the painting: CV_32FC3 sRGB of the whole job.
using PreviewSink = std::function<void(const cv::Mat&)>;

/// CV_32FC3 of the size of job.picture. Any size from 1x1. Throws Error(Internal) when the picture has
/// another type or is empty.
cv::Mat paint(const Job& job, Progress& progress, const PreviewSink& preview = {});

}  // namespace pentimento::painterly
