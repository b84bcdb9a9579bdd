// Guides of a job, a person's or edges that its hole interrupts, and what they say about the rest of it.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "base/progress.h"
#include "patchmatch/patchmatch.h"
#include "patchmatch/settings.h"

namespace pentimento::patchmatch {

struct GuidedJob {
  Job job;
  std::vector<cv::Vec4f> segments;  ///< straight edges around its hole (line_guides.h), px of the job
};

/// What is left to do of `job` once what lies along its guides is filled (guide_copy.h). Without guides, and
/// if `settings` say so, edges are looked for that go on on the other side of the hole.
GuidedJob along_guides(Job job, const Settings& settings, const Progress& progress);

/// A place or a segment of a picture `ratio` times as large; pixels are squares.
cv::Point2f scaled(cv::Point2f p, cv::Point2d ratio);
cv::Vec4f scaled(const cv::Vec4f& segment, cv::Point2d ratio);

}  // namespace pentimento::patchmatch
