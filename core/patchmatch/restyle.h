// The content of one picture with the brush and the palette of another: every patch is a patch of the other
// picture, chosen to show what the content shows (Elad and Milanfar, "Style transfer via texture synthesis",
// 2017; the guide of Hertzmann et al., "Image analogies", 2001).
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>

#include "base/progress.h"
#include "patchmatch/patchmatch.h"

namespace pentimento::patchmatch {

/// Pictures are CV_32FC3 sRGB, finite.
struct StyleJob {
  cv::Mat content;
  cv::Mat style;
  double strength = 0.7;   ///< 0..1: how far brush and palette of the style go
  std::uint64_t seed = 0;  ///< same job, same seed: same bits, for any number of threads
};

/// CV_32FC3 of the content's size, at full resolution made of samples of the style. A style too small to hold
/// a patch gives only its palette. Any size from 1x1.
cv::Mat restyle(const StyleJob& job, Progress& progress, const PreviewSink& preview = {});

}  // namespace pentimento::patchmatch
