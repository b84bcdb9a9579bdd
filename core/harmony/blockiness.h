// The 8 x 8 blocks of JPEG: how much a picture shows of them, and giving the same to what is put into it.
#pragma once

#include <opencv2/core.hpp>

namespace pentimento::harmony {

/// How much larger differences between neighbors are across the borders of blocks than inside of them.
struct Blockiness {
  double strength = 0;   ///< 0: none; 0.1 can be measured, 0.5 is seen
  cv::Point grid{0, 0};  ///< where blocks begin, 0..7 each

  /// Below it there are no blocks to speak of, and the grid means nothing.
  static constexpr double kLeast = 0.1;
};

/// Of the pixels of `picture` (CV_32FC3, sRGB) where `mask` (CV_8UC1) is set.
Blockiness blockiness_of(const cv::Mat& picture, const cv::Mat& mask);

/// `picture` as a JPEG file of quality `quality` (1..100, the tables of ITU-T T.81 Annex K) keeps it, with
/// blocks that begin at `grid`.
cv::Mat compressed(const cv::Mat& picture, int quality, cv::Point grid);

/// `picture` with blocks as strong as `wanted` where `mask` is set; as it is when it has as many, or there
/// are none to match.
cv::Mat with_blocks(const cv::Mat& picture, const cv::Mat& mask, const Blockiness& wanted);

}  // namespace pentimento::harmony
