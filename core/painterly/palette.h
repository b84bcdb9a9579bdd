// Few colors that a picture is painted with.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "base/progress.h"

namespace pentimento::painterly {

class Palette {
 public:
  Palette() = default;
  /// The `count` colors of `picture` (CV_32FC3 sRGB): k-means by luma and chroma, started from the most
  /// different ones, so that small accents keep a color of their own.
  Palette(const cv::Mat& picture, int count);

  /// `picture` in the palette's colors, with a rest of its own.
  cv::Mat applied(const cv::Mat& picture, const Progress& progress) const;

 private:
  std::vector<cv::Vec3f> colors_;
};

}  // namespace pentimento::painterly
