// A veil over what the next run would not copy from.
#pragma once

#include <QImage>
#include <QPainter>
#include <QRect>

namespace pentimento::ui {

struct Veil {
  QRect region;  ///< px of the document; outside of it nothing is copied
  QImage open;   ///< Format_Alpha8 of the region: opaque where it is copied from, or where the mask lies

  bool empty() const { return region.isEmpty(); }
};

/// `canvas` and `region`: the document and the veil's region in widget coordinates.
void paintVeil(QPainter& painter, const Veil& veil, const QRectF& canvas, const QRectF& region,
               double pixelRatio);

}  // namespace pentimento::ui
