#include "ui/canvas/hatching.h"

#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace pentimento::ui {

namespace {
constexpr double kPeriod = 8;
constexpr double kWidth = 1;  // along a row
}  // namespace

/// Painted in device pixels: a pattern of Qt's own would be enlarged pixel by pixel.
QBrush hatching(const QColor& color, double pixelRatio) {
  const int side = std::max(1, static_cast<int>(std::lround(kPeriod * pixelRatio)));
  QImage tile(side, side, QImage::Format_ARGB32_Premultiplied);
  tile.fill(Qt::transparent);
  QPainter painter(&tile);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  const double half = kWidth * pixelRatio / 2;
  for (const int x : {0, side, 2 * side}) {  // a polygon: thin pens are drawn otherwise than wide ones
    painter.drawPolygon(QPolygonF{
        {x - half, 0.0}, {x + half, 0.0}, {x - side + half, 1.0 * side}, {x - side - half, 1.0 * side}});
  }
  painter.end();
  QBrush brush(tile);
  brush.setTransform(QTransform::fromScale(1 / pixelRatio, 1 / pixelRatio));
  return brush;
}

}  // namespace pentimento::ui
