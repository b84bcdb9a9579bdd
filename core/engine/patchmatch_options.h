// FillOptions in the words of core/patchmatch.
#pragma once

#include <opencv2/core.hpp>

#include "engine/fill_options.h"
#include "patchmatch/fill_options.h"

namespace pentimento::engine {

/// `sources` in place of those of `options`; both in px of the same picture.
patchmatch::FillOptions patchmatch_options(const FillOptions& options, const cv::Mat& sources);

}  // namespace pentimento::engine
