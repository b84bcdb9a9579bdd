// What a brush leaves at the pixels of one stroke.
#pragma once

#include "painterly/stroke.h"
#include "painterly/stroke_places.h"

namespace pentimento::painterly {

class BrushTip {
 public:
  /// `scale`: px of the canvas for each px of the stroke; `length`: of its path on the canvas. Both borrowed.
  BrushTip(const Stroke& stroke, const Brush& brush, float scale, float length);

  /// px of the canvas, half a pixel at least.
  static float radius_of(const Stroke& stroke, float scale);
  /// px from the path within which there may be paint.
  static float reach(float radius) { return 1.2F * radius + 1; }

  /// Paints a pixel; `relief` (px) may be null.
  void paint(const Place& place, cv::Vec3f& color, float* relief) const;

 private:
  float coverage(float along, float across, float done, float bristle) const;

  const Brush& brush_;
  cv::Vec3f color_;
  float radius_, length_;
  float opacity_;
  float texels_, first_;   // of the tracks: for each px along the stroke, and where it begins
  float side_;             // 1 or -1: which way round the brush is held
  const cv::Mat* tracks_;  // null: no bristles
};

}  // namespace pentimento::painterly
