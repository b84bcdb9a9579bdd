// Film grain and sensor noise: how much a picture has, and adding it.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>

namespace pentimento::harmony {

/// Standard deviation of the noise in each channel of `picture` (CV_32FC3) where `mask` (CV_8UC1) is set:
/// from second differences, which flat areas and edges along the axes do not have (Immerkaer 1996), in the
/// flattest blocks, so that grass does not count as grain. 0 where there are too few pixels to tell.
cv::Vec3d grain_of(const cv::Mat& picture, const cv::Mat& mask);

/// Adds Gaussian noise to `picture` until it has `wanted`; `there` is what it has already. Noise that all
/// channels share (as film and most cameras have it) is shared.
void add_grain(cv::Mat& picture, const cv::Vec3d& wanted, const cv::Vec3d& there, std::uint64_t seed);

}  // namespace pentimento::harmony
