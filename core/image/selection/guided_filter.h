// The guided filter: makes a mask follow the edges of the picture.
//
// He, Sun, Tang, "Guided Image Filtering", IEEE TPAMI 35(6), 2013, equations (14) to (16) for a color guide;
// He, Sun, "Fast Guided Filter", arXiv:1505.00996, for coefficients that are computed on a smaller picture.
#pragma once

#include <opencv2/core.hpp>

namespace pentimento::image {

/// In each window of (2 radius + 1)^2 pixels `values` are modeled as a linear function of the guide's color;
/// the mean of the models of all windows around a pixel: CV_32FC4 (factors of R, G, B, and an offset).
/// `guide` CV_32FC3 in 0..1, `values` CV_32FC1 of its size; `epsilon` is the variance of color (in 0..1)
/// below which a window counts as flat.
cv::Mat guided_coefficients(const cv::Mat& guide, const cv::Mat& values, int radius, double epsilon);

/// CV_32FC1: the models at the colors of `guide` (CV_32FC3), which may be larger than what the coefficients
/// were computed on.
cv::Mat guided_values(const cv::Mat& coefficients, const cv::Mat& guide);

}  // namespace pentimento::image
