#include "ui/tools/guide_tool.h"

#include <QLineF>
#include <algorithm>
#include <cmath>
#include <utility>

namespace pentimento::ui {

namespace {
constexpr double kReach = 7;  // widget px
constexpr double kDrag = 4;   // widget px: less is a click

Point pixelAt(const QPointF& p) {
  return {static_cast<int>(std::floor(p.x())), static_cast<int>(std::floor(p.y()))};
}

double distance(const QPointF& p, const QLineF& segment) {
  const QPointF along = segment.p2() - segment.p1(), from = p - segment.p1();
  const double squared = QPointF::dotProduct(along, along);
  const double t = squared > 0 ? std::clamp(QPointF::dotProduct(from, along) / squared, 0.0, 1.0) : 0;
  return QLineF(p, segment.pointAt(t)).length();
}
}  // namespace

QPolygonF GuideTool::lineOf(const engine::FillOptions::Guide& guide) {
  QPolygonF line;
  for (const Point& p : guide) line << QPointF(p.x + 0.5, p.y + 0.5);
  return line;
}

/// Counts between lines only.
void GuideTool::setErase(bool erase) {
  if (corners_.isEmpty()) erase_ = erase;
}

std::optional<std::size_t> GuideTool::selected() const {
  return selected_ && *selected_ < session_.guides().size() ? selected_ : std::nullopt;
}

std::optional<GuideTool::Grip> GuideTool::pointAt(const QPointF& widget) const {
  const Guides guides = session_.guides();
  for (std::size_t g = guides.size(); g-- > 0;) {
    const QPolygonF line = lineOf(guides[g]);
    for (qsizetype i = 0; i < line.size(); ++i) {
      if (QLineF(widget, toWidget_(line[i])).length() <= kReach) return Grip{g, static_cast<std::size_t>(i)};
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> GuideTool::guideAt(const QPointF& widget) const {
  const Guides guides = session_.guides();
  for (std::size_t g = guides.size(); g-- > 0;) {
    const QPolygonF line = lineOf(guides[g]);
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
      if (distance(widget, {toWidget_(line[i]), toWidget_(line[i + 1])}) <= kReach) return g;
    }
  }
  return std::nullopt;
}

void GuideTool::remove(std::size_t guide) {
  Guides guides = session_.guides();
  guides.erase(guides.begin() + static_cast<std::ptrdiff_t>(guide));
  selected_.reset();
  session_.setGuides(guides);
}

void GuideTool::removeSelected() {
  if (const auto guide = selected()) remove(*guide);
}

void GuideTool::press(const PointerEvent& event) {
  pointer_ = event.picture;
  pressedAt_ = event.widget;
  if (!corners_.isEmpty()) {
    closing_ = QLineF(event.widget, toWidget_(corners_.last())).length() <= kReach;
    if (!closing_) corners_ << event.picture;
    return;
  }
  const auto guide = guideAt(event.widget);
  if (erase_) {
    if (guide) remove(*guide);
    return;
  }
  grip_ = pointAt(event.widget);
  selected_ = guide;
  if (!guide && session_.fillsByCopying()) corners_ << event.picture;
}

void GuideTool::move(const PointerEvent& event) {
  pointer_ = event.picture;
}

void GuideTool::release(const PointerEvent& event) {
  pointer_ = event.picture;
  const bool dragged = QLineF(pressedAt_, event.widget).length() > kDrag;
  if (const auto grip = std::exchange(grip_, {})) {
    Guides guides = session_.guides();
    if (!dragged || grip->guide >= guides.size()) return;
    guides[grip->guide][grip->point] = pixelAt(event.picture);
    return session_.setGuides(guides);
  }
  if (std::exchange(closing_, false)) return finish();
  if (corners_.size() != 1 || !dragged) return;
  corners_ << event.picture;
  finish();
}

/// A single point is no line.
void GuideTool::finish() {
  const QPolygonF corners = std::exchange(corners_, {});
  engine::FillOptions::Guide guide;
  for (const QPointF& p : corners) {
    const Point at = pixelAt(p);
    if (guide.empty() || guide.back() != at) guide.push_back(at);
  }
  if (guide.size() < 2) return;
  Guides guides = session_.guides();
  guides.push_back(std::move(guide));
  selected_ = guides.size() - 1;
  session_.setGuides(guides);
}

void GuideTool::cancel() {
  corners_.clear();
  grip_.reset();
  closing_ = false;
}

void GuideTool::stepBack() {
  if (!corners_.isEmpty()) corners_.removeLast();
}

ToolOutline GuideTool::outline() const {
  ToolOutline outline;
  QPolygonF line = corners_;
  if (!line.isEmpty()) line << pointer_;
  const Guides guides = session_.guides();
  if (grip_ && grip_->guide < guides.size()) {
    line = lineOf(guides[grip_->guide]);
    line[static_cast<qsizetype>(grip_->point)] = pointer_;
  }
  outline.path.addPolygon(line);
  return outline;
}

}  // namespace pentimento::ui
