// Noise of paint and paper, and fields of the sketch read on the canvas.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>

#include "painterly/sketch.h"

namespace pentimento::painterly {

/// Smooth noise in 0..1 at (x, y), which changes over about 1 (Perlin, "Improving noise", 2002).
float noise(float x, float y, std::uint32_t seed);

/// Sums of noise at 1, 2, 4, .. times the frequency and 1, 1/2, 1/4, .. times the height; 0..1 around 0.5.
float fractal_noise(float x, float y, int octaves, std::uint32_t seed);

/// The tooth of rough paper in 0..1 at (x, y), px of the canvas; `grain`: px from hill to hill.
float paper_height(float x, float y, float grain);

/// `field` (CV_32F of the sketch's size) on an area of the canvas, cubic.
cv::Mat on_canvas(const cv::Mat& field, const cv::Rect& area, const Canvas& canvas);

/// |gradient| of `field` (CV_32FC1) for each px.
cv::Mat slope_of(const cv::Mat& field);

/// `field` (CV_32FC1 or CV_32FC3) with every place moved by smooth noise, up to `reach` px, over about
/// `length` px: a hand that is not quite steady.
cv::Mat unsteady(const cv::Mat& field, float reach, float length, std::uint32_t seed);

}  // namespace pentimento::painterly
