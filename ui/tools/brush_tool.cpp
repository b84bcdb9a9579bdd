#include "ui/tools/brush_tool.h"

#include <cmath>
#include <utility>

#include "ui/tools/eight_directions.h"

namespace pentimento::ui {

namespace {
constexpr double kDecidingDistance = 5;  // widget px
}  // namespace

BrushTool::BrushTool(EditorSession& session) : session_(session) {
  flush_.setSingleShot(true);
  flush_.setInterval(0);
  QObject::connect(&flush_, &QTimer::timeout, &flush_, [this] { flush(); });
}

image::StrokePoint BrushTool::point(const PointerEvent& event) const {
  const double pressure = penPressure_ == PenPressure::Size ? event.pressure : 1;
  return {event.picture.x(), event.picture.y(), pressure};
}

image::Brush BrushTool::pressed(double pressure) const {
  image::Brush brush = brush_;
  if (penPressure_ == PenPressure::Hardness) brush.hardness *= pressure;
  return brush;
}

void BrushTool::press(const PointerEvent& event) {
  const image::StrokePoint at = point(event);
  before_ = last_;
  const bool line = (event.modifiers & Qt::ShiftModifier) && last_;
  pressure_ = event.pressure;
  session_.beginStroke(pressed(pressure_), line ? image::StrokePoint{last_->x, last_->y, at.pressure} : at);
  if (line) session_.continueStroke({at});
  last_ = at;
  lastWidget_ = event.widget;
  line_.reset();
}

image::StrokePoint BrushTool::constrained(const PointerEvent& event) {
  image::StrokePoint at = point(event);
  if (!(event.modifiers & Qt::ShiftModifier)) {
    line_.reset();
    return at;
  }
  if (!line_) line_ = Line{*last_, lastWidget_, std::nullopt};
  const QPointF dragged = event.widget - line_->fromWidget;
  if (!line_->direction && std::hypot(dragged.x(), dragged.y()) >= kDecidingDistance) {
    line_->direction = nearestDirection(dragged);
  }
  if (!line_->direction) return *last_;
  const QPointF& d = *line_->direction;
  const double along = (at.x - line_->from.x) * d.x() + (at.y - line_->from.y) * d.y();
  at.x = line_->from.x + along * d.x();
  at.y = line_->from.y + along * d.y();
  return at;
}

void BrushTool::move(const PointerEvent& event) {
  if (!last_) return;
  if (penPressure_ == PenPressure::Hardness && event.pressure != pressure_) {
    flush();  // what came before has the hardness of before
    pressure_ = event.pressure;
    session_.setStrokeHardness(pressed(pressure_).hardness);
  }
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
