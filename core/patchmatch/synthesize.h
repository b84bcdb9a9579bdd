// fill() and vary() with any settings: the job as a problem at working resolution, and back.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"
#include "patchmatch/patchmatch.h"
#include "patchmatch/settings.h"

namespace pentimento::patchmatch {

/// What fill() promises; or what vary() does, with settings.keep_content.
cv::Mat synthesize(const Job& job, const Settings& settings, Progress& progress, const PreviewSink& preview);

}  // namespace pentimento::patchmatch
