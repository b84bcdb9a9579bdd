// The tracks of a brush's bristles: how much paint each one leaves, all along a stroke.
#pragma once

#include <algorithm>
#include <opencv2/core.hpp>
#include <vector>

namespace pentimento::painterly {

class Bristles {
 public:
  static constexpr int kLength = 1024;  ///< texels along the stroke, after which it repeats
  static constexpr float kTexelsPerRadius = 20;

  /// The same for the whole program: brushes differ by their stroke's seed.
  static const Bristles& common();

  /// The tracks for a brush of `radius` px: no finer than the pixels can show.
  const cv::Mat& for_radius(float radius) const;

  /// Paint of a track in 0..1: `along` in texels, `across` from -1 to 1.
  static float at(const cv::Mat& tracks, float along, float across) {
    const int i = static_cast<int>(along);
    const float column = (across * 0.5F + 0.5F) * static_cast<float>(tracks.cols - 1);
    const int b = std::min(static_cast<int>(column), tracks.cols - 2);
    const float u = column - static_cast<float>(b), v = along - static_cast<float>(i);
    const float *here = tracks.ptr<float>(i % kLength) + b, *next = tracks.ptr<float>((i + 1) % kLength) + b;
    return (here[0] * (1 - u) + here[1] * u) * (1 - v) + (next[0] * (1 - u) + next[1] * u) * v;
  }

 private:
  Bristles();
  std::vector<cv::Mat> tracks_;  // CV_32FC1 [kLength, number of bristles], by number of bristles
};

}  // namespace pentimento::painterly
