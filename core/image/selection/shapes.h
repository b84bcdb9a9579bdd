// Rectangles, ellipses and polygons as masks: the coverage of each pixel, antialiased.
//
// Coordinates are px of the picture; the center of the top left pixel is (0.5, 0.5). What lies outside the
// picture is cut off; coordinates that are no numbers count as no shape.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "image/mask.h"

namespace pentimento::image {

Mask rectangle_mask(Size size, const cv::Rect2d& rectangle);

/// The ellipse that touches the sides of `rectangle`.
Mask ellipse_mask(Size size, const cv::Rect2d& rectangle);

/// The closed polygon through `corners`. What its outline goes around at all is selected (nonzero winding),
/// so that a lasso that crosses itself has no holes.
Mask polygon_mask(Size size, const std::vector<cv::Point2d>& corners);

}  // namespace pentimento::image
