#include "ui/placing/placing_overlay.h"

#include "ui/placing/place_tool.h"

namespace pentimento::ui {

namespace {
void paintHandle(QPainter& painter, const QPointF& at, bool round) {
  constexpr double kHalf = 4.5;
  const QRectF rect(at.x() - kHalf, at.y() - kHalf, 2 * kHalf, 2 * kHalf);
  if (round) {
    painter.drawEllipse(rect);
  } else {
    painter.drawRect(rect);
  }
}

/// Two tones, so that it is seen on every picture.
void paintFrame(QPainter& painter, const QPolygonF& corners) {
  const PlaceHandles handles = PlaceHandles::of(corners);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  for (const auto& [color, width] :
       {std::pair(QColor(0, 0, 0, 160), 3.0), std::pair(QColor(Qt::white), 1.2)}) {
    painter.setPen(QPen(color, width));
    painter.drawPolygon(corners);
    painter.drawLine(handles.sides[0], handles.rotate);
  }
  painter.setPen(QPen(QColor(0, 0, 0, 200), 1));
  painter.setBrush(Qt::white);
  for (const QPointF& p : corners) paintHandle(painter, p, false);
  for (const QPointF& p : handles.sides) paintHandle(painter, p, false);
  paintHandle(painter, handles.rotate, true);
}
}  // namespace

void paintPlacing(QPainter& painter, const Placing& placing, const QTransform& toWidget) {
  painter.save();
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  if (!placing.ground().isNull()) {
    painter.drawImage(toWidget.mapRect(QRectF(placing.groundArea())), placing.ground());
  }
  if (const auto& preview = placing.preview(); preview && !preview->image.isNull()) {
    painter.drawImage(toWidget.mapRect(QRectF(preview->area)), preview->image);
  } else if (placing.active() && !placing.thing().isNull()) {
    painter.setTransform(placing.toDocument() * toWidget, true);
    painter.drawImage(QPointF(), placing.thing());
  }
  painter.restore();
  if (!placing.active()) return;
  painter.save();
  paintFrame(painter, toWidget.map(placing.corners()));
  painter.restore();
}

}  // namespace pentimento::ui
