#include "ui/placing/place_tool.h"

#include <QLineF>
#include <algorithm>
#include <cmath>

namespace pentimento::ui {

namespace {
constexpr double kStem = 28;  // widget px between the thing and the handle to rotate by
constexpr double kStep = 15;  // degrees

double angleOf(const QPointF& v) {
  return std::atan2(v.y(), v.x()) * 180 / M_PI;
}

double wrapped(double degrees) {
  return std::remainder(degrees, 360.0);
}

double length(const QPointF& v) {
  return std::hypot(v.x(), v.y());
}

QPointF unit(const QPointF& v) {
  const double n = length(v);
  return n > 0 ? v / n : QPointF(1, 0);
}

double along(const QPointF& v, const QPointF& direction) {
  return QPointF::dotProduct(v, direction);
}

QPointF middle(const QPolygonF& corners) {
  return (corners[0] + corners[2]) / 2;
}
}  // namespace

PlaceHandles PlaceHandles::of(const QPolygonF& corners) {
  PlaceHandles handles{corners, {}, {}};
  for (int i = 0; i < 4; ++i) handles.sides << (corners[i] + corners[(i + 1) % 4]) / 2;
  handles.rotate = handles.sides[0] + unit(handles.sides[0] - handles.sides[2]) * kStem;
  return handles;
}

PlaceTool::Hit PlaceTool::hitAt(const QPointF& widget) const {
  QPolygonF corners;
  for (const QPointF& p : placing_.corners()) corners << toWidget_(p);
  if (corners.size() != 4) return {};
  const PlaceHandles handles = PlaceHandles::of(corners);
  const auto near = [&](const QPointF& p) { return QLineF(p, widget).length() <= kReach; };
  if (near(handles.rotate)) return {Grip::Rotate, 0};
  for (int i = 0; i < 4; ++i) {
    if (near(corners[i])) return {Grip::Corner, i};
  }
  for (int i = 0; i < 4; ++i) {
    if (near(handles.sides[i])) return {Grip::Side, i};
  }
  return {};
}

void PlaceTool::press(const PointerEvent& event) {
  hit_ = hitAt(event.widget);
  ++gesture_;
  start_ = event.picture;
  before_ = placing_.placement();
  corners_ = placing_.corners();
}

void PlaceTool::cancel() {
  if (placing_.active()) placing_.setTransform(before_.transform, gesture_);
}

engine::Transform PlaceTool::moved(QPointF by, Qt::KeyboardModifiers modifiers) const {
  if (modifiers.testFlag(Qt::ShiftModifier)) {
    (std::abs(by.x()) > std::abs(by.y()) ? by.ry() : by.rx()) = 0;
  }
  engine::Transform transform = before_.transform;
  transform.x += by.x();
  transform.y += by.y();
  return transform;
}

/// About the middle of what is placed, not of its picture.
engine::Transform PlaceTool::rotated(const QPointF& to, Qt::KeyboardModifiers modifiers) const {
  const QPointF center = middle(corners_);
  engine::Placement placement = before_;
  double angle = before_.transform.rotation + angleOf(to - center) - angleOf(start_ - center);
  if (modifiers.testFlag(Qt::ShiftModifier)) angle = std::round(angle / kStep) * kStep;
  placement.transform.rotation = wrapped(angle);
  return engine::moved_to(placement, {center.x(), center.y()});
}

/// The opposite corner or side stays where it is; with Alt the middle does.
engine::Transform PlaceTool::stretched(const QPointF& to, Qt::KeyboardModifiers modifiers) const {
  const QPointF right = unit(corners_[1] - corners_[0]), down = unit(corners_[3] - corners_[0]);
  const double width = length(corners_[1] - corners_[0]), height = length(corners_[3] - corners_[0]);
  const bool corner = hit_.grip == Grip::Corner;
  const bool leftSide = corner ? hit_.index == 0 || hit_.index == 3 : hit_.index == 3;
  const bool topSide = corner ? hit_.index < 2 : hit_.index == 0;
  const bool sideways = corner || hit_.index % 2 == 1, upDown = corner || hit_.index % 2 == 0;
  const bool aboutMiddle = modifiers.testFlag(Qt::AltModifier);
  const double twice = aboutMiddle ? 2 : 1;
  const QPointF by = to - start_;
  double x = sideways ? 1 + twice * (leftSide ? -1 : 1) * along(by, right) / std::max(width, 1.0) : 1;
  double y = upDown ? 1 + twice * (topSide ? -1 : 1) * along(by, down) / std::max(height, 1.0) : 1;
  if (corner) {
    const double share = width * width / std::max(width * width + height * height, 1.0);
    x = y = share * x + (1 - share) * y;  // along the diagonal
  } else if (modifiers.testFlag(Qt::ShiftModifier)) {
    x = y = sideways ? x : y;
  }
  engine::Placement placement = before_;
  const auto bounded = [](double scale, double by_) {
    return std::clamp(scale * std::max(by_, 0.01), engine::kMinScale, engine::kMaxScale);
  };
  placement.transform.scale_x = bounded(before_.transform.scale_x, x);
  placement.transform.scale_y = bounded(before_.transform.scale_y, y);
  if (aboutMiddle) return engine::moved_to(placement, {middle(corners_).x(), middle(corners_).y()});
  const double grownX = width * (placement.transform.scale_x / before_.transform.scale_x - 1) / 2;
  const double grownY = height * (placement.transform.scale_y / before_.transform.scale_y - 1) / 2;
  const QPointF center = middle(corners_) + right * (sideways ? (leftSide ? -grownX : grownX) : 0) +
                         down * (upDown ? (topSide ? -grownY : grownY) : 0);
  return engine::moved_to(placement, {center.x(), center.y()});
}

void PlaceTool::move(const PointerEvent& event) {
  if (!placing_.active() || corners_.size() != 4) return;
  switch (hit_.grip) {
    case Grip::Move:
      return placing_.setTransform(moved(event.picture - start_, event.modifiers), gesture_);
    case Grip::Rotate:
      return placing_.setTransform(rotated(event.picture, event.modifiers), gesture_);
    case Grip::Corner:
    case Grip::Side:
      return placing_.setTransform(stretched(event.picture, event.modifiers), gesture_);
  }
}

QCursor PlaceTool::cursorAt(const QPointF& widget) const {
  const Hit hit = hitAt(widget);
  if (hit.grip == Grip::Move) return Qt::SizeAllCursor;
  if (hit.grip == Grip::Rotate) return Qt::CrossCursor;
  const QPolygonF corners = placing_.corners();
  const PlaceHandles handles = PlaceHandles::of(corners);
  const QPointF outwards =
      (hit.grip == Grip::Corner ? corners[hit.index] : handles.sides[hit.index]) - middle(corners);
  const int eighth = static_cast<int>(std::lround(angleOf(outwards) / 45) + 8) % 4;
  constexpr Qt::CursorShape kShapes[] = {Qt::SizeHorCursor, Qt::SizeFDiagCursor, Qt::SizeVerCursor,
                                         Qt::SizeBDiagCursor};
  return kShapes[eighth];
}

}  // namespace pentimento::ui
