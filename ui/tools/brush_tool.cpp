#include "ui/tools/brush_tool.h"

#include <cmath>
#include <numbers>
#include <utility>

namespace pentimento::ui {

namespace {
constexpr double kDecidingDistance = 5;  // widget px

/// The nearest of eight directions.
QPointF snapped(const QPointF& v) {
  constexpr double kStep = std::numbers::pi / 4;
  const double angle = std::round(std::atan2(v.y(), v.x()) / kStep) * kStep;
  return {std::cos(angle), std::sin(angle)};
}
}  // namespace

BrushTool::BrushTool(EditorSession& session) : session_(session) {
  flush_.setSingleShot(true);
  flush_.setInterval(0);
  QObject::connect(&flush_, &QTimer::timeout, &flush_, [this] { flush(); });
}

void BrushTool::press(const PointerEvent& event) {
  const image::StrokePoint point{event.picture.x(), event.picture.y(), event.pressure};
  before_ = last_;
  const bool line = (event.modifiers & Qt::ShiftModifier) && last_;
  session_.beginStroke(brush_, line ? image::StrokePoint{last_->x, last_->y, event.pressure} : point);
  if (line) session_.continueStroke({point});
  last_ = point;
  lastWidget_ = event.widget;
  line_.reset();
}

image::StrokePoint BrushTool::constrained(const PointerEvent& event) {
  image::StrokePoint point{event.picture.x(), event.picture.y(), event.pressure};
  if (!(event.modifiers & Qt::ShiftModifier)) {
    line_.reset();
    return point;
  }
  if (!line_) line_ = Line{*last_, lastWidget_, std::nullopt};
  const QPointF dragged = event.widget - line_->fromWidget;
  if (!line_->direction && std::hypot(dragged.x(), dragged.y()) >= kDecidingDistance) {
    line_->direction = snapped(dragged);
  }
  if (!line_->direction) return *last_;
  const QPointF& d = *line_->direction;
  const double along = (point.x - line_->from.x) * d.x() + (point.y - line_->from.y) * d.y();
  point.x = line_->from.x + along * d.x();
  point.y = line_->from.y + along * d.y();
  return point;
}

void BrushTool::move(const PointerEvent& event) {
  if (!last_) return;
  last_ = constrained(event);
  lastWidget_ = event.widget;
  pending_.push_back(*last_);
  if (!flush_.isActive()) flush_.start();
}

void BrushTool::flush() {
  flush_.stop();
  if (!pending_.empty()) session_.continueStroke(std::exchange(pending_, {}));
}

void BrushTool::release(const PointerEvent& event) {
  (void)event;  // at the place of the last move, with the pressure of a lifted pen
  flush();
  line_.reset();
  session_.endStroke();
}

void BrushTool::cancel() {
  flush_.stop();
  pending_.clear();
  line_.reset();
  last_ = before_;
  session_.cancelStroke();
}

}  // namespace pentimento::ui
