// Puts what an engine made into the picture, and touches nothing else (promise P1).
#pragma once

#include <opencv2/core.hpp>

#include "image/color.h"
#include "image/fill.h"
#include "image/image.h"
#include "image/mask.h"

namespace pentimento::image {

inline constexpr int kDefaultRing = 8;
inline constexpr int kMaxRing = 32;

/// How much of the fill each pixel of `area` takes: CV_32FC1 in 0..1. Inside the mask its own value, around
/// it a ring of `ring` pixels in which the weight falls smoothly from the values at its edge to 0 (of
/// several selected pixels in reach the largest weight counts).
cv::Mat blend_weight(const Mask& mask, int ring, const Rect& area);

/// All pixels whose weight may be above 0: the mask's bounds grown by the ring, inside the picture.
Rect changed_area(const Mask& mask, int ring);

/// `base` with `fill` blended in by blend_weight. `fill` is CV_32FC3 sRGB for the pixels of `fill_area`,
/// which must contain changed_area(). Blending happens in the picture's own encoding and sample type, rounded
/// once; where the weight is 0 the samples are copied, and alpha is kept everywhere. With `fill_alpha`,
/// pixels that are replaced become opaque by the same weight (new canvas of an extension is transparent
/// before).
TiledImage composite(const TiledImage& base, const ColorConverter& converter, const Mask& mask, int ring,
                     const cv::Mat& fill, const Rect& fill_area, bool fill_alpha = false);

/// What of `mask` a fill can serve: its part inside the fill, `ring` px away from the fill's border unless
/// that is the picture's. A mask that was made larger later may reach farther than what was generated.
Mask covered_by(const Mask& mask, const Fill& fill, int ring);

/// The same for a fill that was kept, with the weight times `opacity` (0..1). Where covered_by() cuts the
/// mask, the picture stays as it is.
TiledImage composite(const TiledImage& base, const ColorConverter& converter, const Mask& mask, int ring,
                     const Fill& fill, double opacity = 1);

/// A kept fill made ready to be blended in part by part: the bytes are those of composite(), whatever the
/// parts. Mask and fill lie on a canvas of their own, which may reach past the picture.
class Layer {
 public:
  /// `origin`: where the top left of the canvas of `mask` and `fill` lies on the picture.
  Layer(const Mask& mask, int ring, Fill fill, double opacity = 1, Point origin = {});

  /// What may change, on the picture (or past it).
  Rect area() const { return area_.translated(origin_.x, origin_.y); }

  /// Blends what lies in `within`; tiles of `picture` that no weight reaches stay shared.
  void blend_into(TiledImage& picture, const ColorConverter& converter, const Rect& within) const;

  // Of `part`, which lies inside area(): what blend_into() puts there, and how much of it.
  cv::Mat srgb(const Rect& part) const;    ///< CV_32FC3
  cv::Mat weight(const Rect& part) const;  ///< CV_32FC1, 0..1

 private:
  Fill fill_;
  Point origin_;
  Rect area_;       // on the own canvas
  cv::Mat weight_;  // CV_32FC1 of area_
};

}  // namespace pentimento::image
