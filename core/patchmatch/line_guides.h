// Straight lines that a hole interrupts, found in the picture: both ends are seen, so what lies between is
// known.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "patchmatch/guides.h"

namespace pentimento::patchmatch {

/// Straight edges (x y x y) in `luma` (CV_32FC1, 0..255) around the hole (CV_8UC1), found by LSD (Grompone
/// von Gioi et al. 2010).
std::vector<cv::Vec4f> segments_around(const cv::Mat& luma, const cv::Mat& hole);

/// Guides along those of `segments` that end at the hole and go on in line on its other side. `known` is
/// CV_8UC1; all of one size.
std::vector<Line> interrupted_lines(const std::vector<cv::Vec4f>& segments, const cv::Mat& luma,
                                    const cv::Mat& hole, const cv::Mat& known);

}  // namespace pentimento::patchmatch
