// Another size by stretching: every column gets a width of its own and every row a height, so that what has
// edges keeps its proportions and what is even gives way. Lines that are level or upright stay so, and no
// line breaks ("Robust image retargeting via axis-aligned deformation", Panozzo, Weber and Sorkine,
// Eurographics 2012).
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace pentimento::patchmatch {

/// What the columns and rows of a picture become, in px of that picture.
struct Stretch {
  std::vector<double> widths, heights;
};

/// How much it shows of each pixel of `picture` (CV_32FC3, small: its edges are looked at pixel by pixel)
/// when it is not scaled alike in both directions; CV_64FC1, above 0.
cv::Mat importance(const cv::Mat& picture);

/// How a picture becomes one of `size`, in px of the picture; any size above 0. What is important is scaled
/// alike in both directions, and by about 1 where there is room for that.
Stretch uneven_stretch(const cv::Mat& importance, cv::Size2d size);

/// How many times as wide for its height, or as narrow, what is important becomes; 1: it keeps its
/// proportions.
double distortion(const cv::Mat& importance, const Stretch& stretch);

}  // namespace pentimento::patchmatch
