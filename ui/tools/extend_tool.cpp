#include "ui/tools/extend_tool.h"

#include <algorithm>
#include <cmath>

namespace pentimento::ui {

namespace {
/// A side of the result at most three times the picture's, so that a slip does not ask for gigabytes.
int limited(int before, double dragged, int side) {
  return static_cast<int>(std::clamp(before + std::round(dragged), 0.0, std::max(512.0, side * 1.0)));
}
}  // namespace

Qt::Edges ExtendTool::edgesAt(const QPointF& position, const QRectF& canvas) {
  const QRectF grabbed = canvas.adjusted(-kReach, -kReach, kReach, kReach);
  if (!grabbed.contains(position) || canvas.contains(position)) return {};
  Qt::Edges edges;
  // A corner may also be grabbed a little along its two sides.
  const QRectF inner = canvas.adjusted(kReach, kReach, -kReach, -kReach);
  if (position.x() < canvas.left() || position.x() < inner.left()) edges |= Qt::LeftEdge;
  if (position.x() > canvas.right() || position.x() > inner.right()) edges |= Qt::RightEdge;
  if (position.y() < canvas.top() || position.y() < inner.top()) edges |= Qt::TopEdge;
  if (position.y() > canvas.bottom() || position.y() > inner.bottom()) edges |= Qt::BottomEdge;
  const bool tiny = edges.testFlag(Qt::LeftEdge) && edges.testFlag(Qt::RightEdge);
  const bool flat = edges.testFlag(Qt::TopEdge) && edges.testFlag(Qt::BottomEdge);
  if (tiny) edges &= ~Qt::Edges(position.x() < canvas.center().x() ? Qt::RightEdge : Qt::LeftEdge);
  if (flat) edges &= ~Qt::Edges(position.y() < canvas.center().y() ? Qt::BottomEdge : Qt::TopEdge);
  return edges;
}

Qt::CursorShape ExtendTool::cursorFor(Qt::Edges edges) {
  if (edges == (Qt::LeftEdge | Qt::TopEdge) || edges == (Qt::RightEdge | Qt::BottomEdge)) {
    return Qt::SizeFDiagCursor;
  }
  if (edges == (Qt::RightEdge | Qt::TopEdge) || edges == (Qt::LeftEdge | Qt::BottomEdge)) {
    return Qt::SizeBDiagCursor;
  }
  return edges & (Qt::LeftEdge | Qt::RightEdge) ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

void ExtendTool::press(const PointerEvent& event) {
  before_ = session_.margins();
  start_ = event.picture;
}

void ExtendTool::move(const PointerEvent& event) {
  const QPointF dragged = event.picture - start_;
  const Size size = session_.document().picture.size();
  engine::Margins margins = before_;
  if (edges_ & Qt::LeftEdge) margins.left = limited(before_.left, -dragged.x(), size.width);
  if (edges_ & Qt::RightEdge) margins.right = limited(before_.right, dragged.x(), size.width);
  if (edges_ & Qt::TopEdge) margins.top = limited(before_.top, -dragged.y(), size.height);
  if (edges_ & Qt::BottomEdge) margins.bottom = limited(before_.bottom, dragged.y(), size.height);
  session_.setMargins(margins);
}

}  // namespace pentimento::ui
