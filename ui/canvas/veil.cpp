#include "ui/canvas/veil.h"

#include "ui/canvas/hatching.h"

namespace pentimento::ui {

namespace {
const QColor kDim(0, 0, 0, 120);
const QColor kHatch(255, 255, 255, 70);  // is seen where the picture itself is dark
}  // namespace

/// Drawn apart, because the open part is cut out of it.
void paintVeil(QPainter& painter, const Veil& veil, const QRectF& canvas, const QRectF& region,
               double pixelRatio) {
  const QRect seen = canvas.toAlignedRect() & painter.clipBoundingRect().toAlignedRect();
  if (veil.empty() || seen.isEmpty()) return;
  QImage cloth(seen.size() * pixelRatio, QImage::Format_ARGB32_Premultiplied);
  cloth.setDevicePixelRatio(pixelRatio);
  cloth.fill(kDim);
  QPainter cut(&cloth);
  cut.translate(-seen.topLeft());
  cut.setBrushOrigin(canvas.topLeft());
  cut.fillRect(seen, hatching(kHatch, pixelRatio));
  cut.setRenderHint(QPainter::SmoothPixmapTransform);
  cut.setCompositionMode(QPainter::CompositionMode_DestinationOut);
  cut.drawImage(region, veil.open);
  cut.end();
  painter.drawImage(QPointF(seen.topLeft()), cloth);
}

}  // namespace pentimento::ui
