#include "ui/canvas/guide_overlay.h"

namespace pentimento::ui {

namespace {
const QColor kDark(0, 0, 0, 170);
const QColor kLine(80, 220, 255);  // stands out from the mask's colors

QPen roundPen(const QColor& color, double width) {
  return {color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

void paintPoints(QPainter& painter, const QPolygonF& line) {
  constexpr double kRadius = 3.5;
  painter.setPen(QPen(kDark, 1.2));
  painter.setBrush(Qt::white);
  for (const QPointF& p : line) painter.drawEllipse(p, kRadius, kRadius);
  painter.setBrush(Qt::NoBrush);
}
}  // namespace

/// Two tones, so that they are seen on every picture.
void paintGuides(QPainter& painter, const GuidesShown& guides, const ViewTransform& view,
                 const QColor& accent) {
  const QPointF origin = view.origin();
  const QTransform toWidget(view.scale(), 0, 0, view.scale(), origin.x(), origin.y());
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  for (std::size_t i = 0; i < guides.lines.size(); ++i) {
    const QPolygonF line = toWidget.map(guides.lines[i]);
    const bool selected = guides.points && guides.selected == i;
    painter.setPen(roundPen(selected ? Qt::white : kDark, 5));
    painter.drawPolyline(line);
    painter.setPen(roundPen(selected ? accent : kLine, 2.2));
    painter.drawPolyline(line);
    if (guides.points) paintPoints(painter, line);
  }
  painter.restore();
}

}  // namespace pentimento::ui
