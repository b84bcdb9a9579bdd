// Makes what a model painted look as if the camera had taken it.
//
// A model's picture of the pixels that it was to keep shows what it does to every picture: a shift of color
// and light, lost sharpness (it works at its own size) and lost grain (an autoencoder keeps none). The
// difference to the real pixels there is what the new pixels lack too.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>

namespace pentimento::harmony {

/// `made` (CV_32FC3, sRGB) corrected to match `original` (same size) in color, light, sharpness and grain.
/// `kept` (CV_8UC1): above 0 where both show the same content; without such pixels `made` comes back as it
/// is. `scale`: by how much `made` was enlarged from the model's size, 1 for not at all. Same seed, same
/// bits.
cv::Mat harmonized(const cv::Mat& made, const cv::Mat& original, const cv::Mat& kept, double scale,
                   std::uint64_t seed);

}  // namespace pentimento::harmony
