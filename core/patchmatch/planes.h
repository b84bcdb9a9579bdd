// Planes seen in perspective: floors, walls, streets. They are found by where straight lines that are
// parallel in the world meet; what repeats itself on such a plane does so at the same distances once it is
// rectified ("Image completion using planar structure guidance", Huang, Kang, Ahuja and Kopf, SIGGRAPH 2014).
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "base/progress.h"
#include "patchmatch/pages.h"
#include "patchmatch/patch_distance.h"

namespace pentimento::patchmatch {

/// A line of vanishing points: a x + b y + c = 0 in px of the picture; the plane is seen where it is above 0.
using VanishingLine = cv::Vec3d;

/// Lines of planes that `place` may lie on, by line segments (x y x y) of the picture; the most likely first.
/// Empty where no lines meet in a point that is near enough for a perspective.
std::vector<VanishingLine> vanishing_lines(const std::vector<cv::Vec4f>& segments, cv::Point2d place);

/// Pages that show what `hole` (CV_8UC1) may be filled with: the picture (CV_32FC4, features.h) moved along a
/// plane by distances at which it repeats itself, with the corner where that fits. Empty unless it repeats
/// itself more than without a plane.
std::vector<Page> planar_pages(const Page& picture, const cv::Mat& hole,
                               const std::vector<cv::Vec4f>& segments, const PatchDistance& distance,
                               std::uint32_t seed, const Progress& progress);

}  // namespace pentimento::patchmatch
