// What jobs have in common that differ in nothing but their seed: what is filled along guides, how the
// picture looks at smaller sizes, and what its lines say. The first of them makes it, for all.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "base/pixel_view.h"
#include "patchmatch/path.h"
#include "patchmatch/solve.h"

namespace pentimento::patchmatch {

/// What is left to do of a job once what lies along guides is filled.
struct Guided {
  PixelView picture, hole;
  std::vector<Line> guides;
  std::vector<cv::Vec4f> segments = {};  ///< see GuidedJob
  bool filled = false;                   ///< something was
};

struct SharedWork {
  std::optional<Guided> guided;
  std::optional<Problem> problem;
  std::vector<cv::Mat> octaves;  ///< see FullSize
};

}  // namespace pentimento::patchmatch
