// Straight lines that a hole interrupts, found in the picture: both ends are seen, so what lies between is
// known.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "patchmatch/guides.h"

namespace pentimento::patchmatch {

/// Guides along the straight edges (found by LSD, Grompone von Gioi et al. 2010) that end at the hole and go
/// on in line on its other side. `luma`: CV_32FC1, 0..255; `hole`, `known`: CV_8UC1; all of one size.
std::vector<Guide> interrupted_lines(const cv::Mat& luma, const cv::Mat& hole, const cv::Mat& known);

}  // namespace pentimento::patchmatch
