#include "ui/tools/guide_places.h"

#include <QLineF>
#include <algorithm>
#include <cmath>

namespace pentimento::ui {

namespace {
double distance(const QPointF& p, const QLineF& segment) {
  const QPointF along = segment.p2() - segment.p1(), from = p - segment.p1();
  const double squared = QPointF::dotProduct(along, along);
  const double t = squared > 0 ? std::clamp(QPointF::dotProduct(from, along) / squared, 0.0, 1.0) : 0;
  return QLineF(p, segment.pointAt(t)).length();
}
}  // namespace

Point pixelAt(const QPointF& picture) {
  return {static_cast<int>(std::floor(picture.x())), static_cast<int>(std::floor(picture.y()))};
}

QPointF middleOf(const Point& pixel) {
  return {pixel.x + 0.5, pixel.y + 0.5};
}

QPolygonF lineOf(const engine::FillOptions::Guide& guide) {
  QPolygonF line;
  for (const Point& p : guide) line << middleOf(p);
  return line;
}

std::optional<GuidePoint> guidePointAt(const QPointF& widget, const Guides& guides,
                                       const ToWidget& toWidget) {
  for (std::size_t g = guides.size(); g-- > 0;) {
    for (std::size_t i = 0; i < guides[g].size(); ++i) {
      if (QLineF(widget, toWidget(middleOf(guides[g][i]))).length() <= kGuideReach) return GuidePoint{g, i};
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> guideAt(const QPointF& widget, const Guides& guides, const ToWidget& toWidget) {
  for (std::size_t g = guides.size(); g-- > 0;) {
    const QPolygonF line = lineOf(guides[g]);
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
      if (distance(widget, {toWidget(line[i]), toWidget(line[i + 1])}) <= kGuideReach) return g;
    }
  }
  return std::nullopt;
}

}  // namespace pentimento::ui
