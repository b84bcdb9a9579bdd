// The selected part of a fill, small. Private to this module.
#pragma once

#include <opencv2/core.hpp>

#include "image/fill.h"
#include "image/mask.h"

namespace pentimento::similarity {

struct Reduced {
  cv::Mat lab;     ///< CV_32FC3, CIE L*a*b*: L 0..100; 0 where nothing is selected
  cv::Mat weight;  ///< CV_32FC1, 0..1: how much of the pixel is selected
};

/// At most 128 pixels wide and high; empty when `mask` selects nothing of `fill`. Large fills are read in
/// bands.
Reduced reduced(const image::Fill& fill, const image::Mask& mask);

}  // namespace pentimento::similarity
