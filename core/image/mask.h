// Which pixels to replace. One rule everywhere: 1 (255) = replace, 0 = keep, between = partly.
//
// A Mask is a one-channel TiledImage: copies share tiles, so every brush stroke can be a history step.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "base/pixel_view.h"
#include "image/tiled_image.h"

namespace pentimento::image {

/// One sampled position of the pen, in pixels of the picture; the center of the top left pixel is (0.5, 0.5).
struct StrokePoint {
  double x = 0;
  double y = 0;
  double pressure = 1;  ///< 0..1, scales the diameter
};

struct Brush {
  double diameter = 48;  ///< px, at least 1
  double hardness = 1;   ///< 0: falls off from the center, 1: solid with an antialiased edge of one pixel
  bool erase = false;
};

class Mask {
 public:
  Mask() = default;
  /// Nothing selected.
  explicit Mask(Size size);
  /// From 8-bit values. Throws Error(Internal) unless `pixels` has the format grey UInt8 without alpha.
  explicit Mask(TiledImage pixels);
  /// `values` (CV_8UC1) at `area`, which lies inside the picture, and nothing selected elsewhere.
  static Mask placed(Size size, const Rect& area, const cv::Mat& values);

  Size size() const { return pixels_.size(); }
  const TiledImage& pixels() const { return pixels_; }
  /// The smallest rectangle around all values above 0; empty when nothing is selected.
  Rect bounds() const;
  bool empty() const { return bounds().empty(); }

  /// CV_8UC1 copy of `area`; what lies outside the mask reads 0.
  cv::Mat crop(const Rect& area) const;
  /// The same without a copy, if all of it lies inside.
  PixelView view(const Rect& area) const;
  /// Replaces `area` (cut at the border) by `values` (CV_8UC1 of the size of `area`). Tiles without any value
  /// share one as long as nothing is selected in them.
  void set(const Rect& area, const cv::Mat& values);

  /// Paints the polyline through `points` with a round brush: max(old, coverage), or min(old, 1 - coverage)
  /// when erasing, so that crossing strokes do not add up. Returns the pixels touched. Calling it with the
  /// last point of the previous call first continues a stroke without a gap.
  Rect paint(const std::vector<StrokePoint>& points, const Brush& brush);

  // Each returns a new mask of the same size; radii in px, at least 0 and at most 4096.
  Mask grown(double radius) const;
  Mask shrunk(double radius) const;
  Mask feathered(double radius) const;  ///< Gaussian with sigma = radius / 2
  /// Corners rounded, frays and specks narrower than `radius` gone: blurred and cut at one half, with an
  /// antialiased edge. A soft edge becomes a hard one.
  Mask smoothed(double radius) const;
  /// What is unselected and enclosed by selected pixels is selected too; a bay open to the border is none.
  Mask holes_filled() const;
  Mask inverted() const;
  Mask united(const Mask& other) const;       ///< max
  Mask subtracted(const Mask& other) const;   ///< min(a, 1 - b)
  Mask intersected(const Mask& other) const;  ///< min(a, b)

  bool operator==(const Mask& other) const;

 private:
  TiledImage pixels_;
};

}  // namespace pentimento::image
