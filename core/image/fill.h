// What an engine made for a part of a picture, before it is blended in. Kept with an edit, so that the edit
// can be composited again with another mask, ring or opacity, without generating.
#pragma once

#include <opencv2/core.hpp>

#include "image/tiled_image.h"

namespace pentimento::image {

struct Fill {
  TiledImage pixels;  ///< RGB, Half or Float: sRGB, display-encoded, 0..1 for colors inside sRGB
  Point origin;       ///< where its top left pixel lies on the canvas
  bool opaque =
      false;  ///< what it replaces becomes opaque (new canvas of an extension is transparent before)

  Rect area() const { return pixels.bounds().translated(origin.x, origin.y); }
};

/// The samples in which a fill is kept for pictures of `type`: Half is finer than 8 bits everywhere (error at
/// most 0.063 of a step), and half the size of Float.
SampleType fill_type(SampleType type);

/// `srgb` (CV_32FC3) rounded to `type` (Half or Float).
Fill make_fill(const cv::Mat& srgb, Point origin, SampleType type, bool opaque = false);

/// CV_32FC3 of `area` (on the canvas), which must lie inside area().
cv::Mat srgb_of(const Fill& fill, const Rect& area);

}  // namespace pentimento::image
