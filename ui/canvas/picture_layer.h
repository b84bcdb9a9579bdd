// Paints the picture from display tiles, at any zoom, into device pixels.
//
// The visible tiles of one level are put together first and scaled in one go, so no seam shows between tiles.
#pragma once

#include <QImage>
#include <QPalette>
#include <QPoint>
#include <vector>

#include "ui/canvas/display_pyramid.h"
#include "ui/canvas/view_transform.h"

namespace pentimento::ui {

/// Colors of what lies around and behind the picture.
struct CanvasColors {
  QColor surround;
  QColor checkerLight;
  QColor checkerDark;
};
/// Neutral greys, so that nothing around the picture changes how its colors look.
CanvasColors canvasColors(const QPalette& palette);

class PictureLayer {
 public:
  explicit PictureLayer(DisplayPyramid& pyramid) : pyramid_(pyramid) {}

  /// Where the pyramid's top left pixel lies in the view's picture px.
  void setOrigin(const QPoint& origin) { origin_ = origin; }
  void setColors(const CanvasColors& colors) { colors_ = colors; }

  /// Paints `area` (device px of the view) of `target`, an RGB32 image of the whole view. A draft is coarser
  /// and takes a fraction of the time.
  void paint(QImage& target, const QRect& area, const ViewTransform& view, bool draft = false);

  /// The tiles that lie in `area`, those near its middle first.
  std::vector<Point> tilesIn(const QRect& area, const ViewTransform& view) const;
  /// The picture in device px, its edges rounded to whole ones.
  QRect deviceRect(const ViewTransform& view) const;

  /// The level that is drawn at `zoom`: its pixels are shown at half to full size, or larger at level 0.
  static int levelFor(double zoom);
  /// From this zoom on pixels are shown as squares.
  static constexpr double kNearestZoom = 2;

 private:
  QRect pixelsIn(const QRect& area, const ViewTransform& view, int level) const;
  int draftLevel(const QRect& area, const ViewTransform& view) const;
  QImage assemble(const QRect& pixels, int level);
  void drawStandIn(QImage& mosaic, const QRect& pixels, const Rect& tileArea, int level) const;
  void drawCheckers(QImage& target, const QRect& area, const QPoint& phase) const;
  QPointF deviceOrigin(const ViewTransform& view) const;

  DisplayPyramid& pyramid_;
  QPoint origin_;
  CanvasColors colors_;
};

}  // namespace pentimento::ui
