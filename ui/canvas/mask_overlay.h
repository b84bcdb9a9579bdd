// Paints the mask over the picture: a tint, a two-tone edge that is visible on any color, and around it the
// ring that a run may change, fading outwards to a dashed line.
#pragma once

#include <QColor>
#include <QImage>

#include "ui/canvas/mask_pyramid.h"
#include "ui/canvas/view_transform.h"

namespace pentimento::ui {

struct OverlayStyle {
  QColor color = QColor(255, 64, 96);
  double opacity = 0.5;  ///< of the tint where the mask is 1
  int ring = 0;          ///< px of the picture; 0: none is drawn

  bool operator==(const OverlayStyle&) const = default;
};

class MaskOverlay {
 public:
  explicit MaskOverlay(const MaskPyramid& mask) : mask_(mask) {}

  void setStyle(const OverlayStyle& style) { style_ = style; }
  const OverlayStyle& style() const { return style_; }

  /// Paints over `area` (device px of the view) of `target`, an RGB32 image of the whole view.
  /// A draft has no ring, which takes most of the time.
  void paint(QImage& target, const QRect& area, const ViewTransform& view, bool draft = false) const;
  /// How far from a changed mask pixel anything may look different, in device px.
  int reach(const ViewTransform& view) const;

 private:
  struct Fields;
  struct RingLook;
  void paintPart(QImage& target, const QRect& part, const ViewTransform& view, bool draft) const;
  Fields fieldsOf(const QRect& area, const ViewTransform& view, bool draft) const;
  static void paintRing(QImage& target, const QRect& part, const Fields& fields, const RingLook& look,
                        QRgb color);

  const MaskPyramid& mask_;
  OverlayStyle style_;
};

}  // namespace pentimento::ui
