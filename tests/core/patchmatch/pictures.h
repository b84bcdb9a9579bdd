// Synthetic pictures and holes, and how to compare results.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>

#include "patchmatch/patchmatch.h"
#include "patchmatch/settings.h"

namespace pentimento::patchmatch {
struct Gradient;
}

namespace pentimento::patchmatch::testing {

/// Grass below, sky above, and a texture that differs everywhere; CV_32FC3 sRGB.
cv::Mat landscape(int width, int height);

/// A running bond of bricks of 16 x 8 px.
cv::Mat bricks(int width, int height);

/// A small flower every 24 x 40 px, on stripes of 48 px.
cv::Mat wallpaper(int width, int height);

/// Stones of many sizes and colors, none like another.
cv::Mat pebbles(int width, int height);

/// A smooth ramp in both directions.
cv::Mat gradient(int width, int height);

/// Of `picture` (CV_32FC3), as if all of it were one piece.
Gradient gradient_of(const cv::Mat& picture);

/// A clock on grass.
struct Clock {
  cv::Mat picture;
  cv::Mat clock;  ///< CV_8UC1: 255 where it is
};
Clock clock_on_grass();

/// CV_8UC1 of `size`: 255 in `area`.
cv::Mat hole(cv::Size size, cv::Rect area);

/// Mean absolute difference over the pixels of `where`.
double mean_difference(const cv::Mat& a, const cv::Mat& b, const cv::Mat& where);

bool same_bits(const cv::Mat& a, const cv::Mat& b);

cv::Mat filled(const cv::Mat& picture, const cv::Mat& hole, std::uint64_t seed = 1);
cv::Mat varied(const cv::Mat& picture, const cv::Mat& hole, double strength, std::uint64_t seed = 1);

}  // namespace pentimento::patchmatch::testing
