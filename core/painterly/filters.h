// Filters that give the same bits on every processor: OpenCV's use whatever multiplies and adds it has.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"

namespace pentimento::painterly {

/// Pictures are CV_32F with any number of channels; beyond their border the nearest pixel goes on.

/// Gaussian.
cv::Mat blurred(const cv::Mat& picture, float sigma, const Progress& progress);

enum class Enlarging { Linear, Cubic };

/// Averaged where it becomes smaller.
cv::Mat resized(const cv::Mat& picture, cv::Size size, Enlarging enlarging, const Progress& progress);

/// `area` of the picture enlarged `scale` times, cubic.
cv::Mat enlarged_part(const cv::Mat& picture, const cv::Rect& area, double scale, const Progress& progress);

/// Derivatives for each px (Scharr 2000).
struct Derivatives {
  cv::Mat x, y;
};
Derivatives derivatives(const cv::Mat& picture, const Progress& progress);

/// CV_32FC1: luma (ITU-R BT.601) of CV_32FC3.
cv::Mat luma_of(const cv::Mat& three);

}  // namespace pentimento::painterly
