// The eight ways in which a camera may have held the sensor (EXIF 2.32, tag 0x0112).
#pragma once

#include <opencv2/core.hpp>

#include "base/geometry.h"

namespace pentimento::image {

/// Size of a picture after `orientation` is applied. Values outside 1..8 count as 1 everywhere.
Size oriented_size(Size stored, int orientation);

/// Rows `y` and following of a stored picture as they stand in the upright one, and where.
struct OrientedBand {
  cv::Mat pixels;
  Rect area;
};
OrientedBand oriented(const cv::Mat& band, int y, Size stored, int orientation);

}  // namespace pentimento::image
