// What jobs have in common that differ in nothing but their seed: how the picture looks at smaller sizes, and
// what its lines say. The first of them makes it, for all.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "patchmatch/solve.h"

namespace pentimento::patchmatch {

struct SharedWork {
  std::optional<Problem> problem;
  std::vector<cv::Mat> octaves;  ///< see FullSize
};

}  // namespace pentimento::patchmatch
