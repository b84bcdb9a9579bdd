// What patches are compared by: luma, two color differences and a measure of texture.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"

namespace pentimento::patchmatch {

/// CV_32FC4 of CV_32FC3 sRGB: Y 0..255, Cb and Cr 0..255 around 128 (ITU-R BT.601), and 0. Samples outside
/// 0..1 are clamped.
cv::Mat luma_chroma(const cv::Mat& rgb, const Progress& progress);

/// CV_32FC3 sRGB, 0..1 of luma_chroma(); not clamped.
cv::Mat rgb_of(const cv::Mat& features);

/// An offset of luma_chroma() values as an offset of sRGB 0..1.
cv::Vec3f rgb_offset(const cv::Vec3f& luma_chroma_offset);

/// Sets the fourth channel to the local mean of |dY/dx| + |dY/dy| among the pixels with `known` above 0
/// (CV_8UC1), times `weight`, at most 255: a patch of grass is then far from a patch of flat green even where
/// both are blurred, as they are between votes.
void add_texture(cv::Mat& features, const cv::Mat& known, float weight);

/// CV_32FC4 to bordered CV_8UC4, rounded and clamped; into `bytes`, which must have the same size.
void to_bytes(const cv::Mat& features, cv::Mat& bytes, const Progress& progress);

}  // namespace pentimento::patchmatch
