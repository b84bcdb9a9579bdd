// Where the forms of a picture lead: the directions that strokes follow.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"

namespace pentimento::painterly {

/// Edge tangent flow: the eigenvectors of the smoothed structure tensor (Di Zenzo 1986; Brox et al. 2006).
struct Flow {
  cv::Mat tangent;     ///< CV_32FC2, unit vectors along the edges; the sign means nothing
  cv::Mat anisotropy;  ///< CV_32FC1, 0 (no direction) to 1 (a clear edge)
};

/// Of `picture` (CV_32FC3), over a neighborhood of `sigma` px. Where the picture is flat the directions of
/// larger neighborhoods go on, and where those are flat too the hand's own, at `slant` radians.
Flow edge_tangent_flow(const cv::Mat& picture, float sigma, float slant, const Progress& progress);

}  // namespace pentimento::painterly
