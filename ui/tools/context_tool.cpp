#include "ui/tools/context_tool.h"

#include <QLineF>
#include <algorithm>
#include <cmath>

namespace pentimento::ui {

std::vector<std::pair<QPointF, Qt::Edges>> ContextTool::handles(const QRectF& r) {
  const QPointF c = r.center();
  return {{r.topLeft(), Qt::LeftEdge | Qt::TopEdge},
          {r.topRight(), Qt::RightEdge | Qt::TopEdge},
          {r.bottomLeft(), Qt::LeftEdge | Qt::BottomEdge},
          {r.bottomRight(), Qt::RightEdge | Qt::BottomEdge},
          {{c.x(), r.top()}, Qt::TopEdge},
          {{c.x(), r.bottom()}, Qt::BottomEdge},
          {{r.left(), c.y()}, Qt::LeftEdge},
          {{r.right(), c.y()}, Qt::RightEdge}};
}

Qt::Edges ContextTool::edgesAt(const QPointF& position, const QRectF& region) {
  // A region too small to be grabbed leaves the pointer to the tool.
  if (std::min(region.width(), region.height()) < 4 * kReach) return {};
  for (const auto& [middle, edges] : handles(region)) {
    if (QLineF(middle, position).length() <= kReach) return edges;
  }
  return {};
}

void ContextTool::press(const PointerEvent& event) {
  before_ = session_.settings().context;
  region_ = session_.contextRegion();
  start_ = event.picture;
}

void ContextTool::move(const PointerEvent& event) {
  const QPoint by = (event.picture - start_).toPoint();
  const Size picture = session_.document().picture.size();
  const engine::Margins& m = session_.margins();
  const int width = picture.width + m.left + m.right, height = picture.height + m.top + m.bottom;
  int left = region_.left(), top = region_.top();
  int right = left + region_.width(), bottom = top + region_.height();
  const int smallestWidth = std::min(kSmallestSide, width), smallestHeight = std::min(kSmallestSide, height);
  if (edges_ & Qt::LeftEdge) left = std::clamp(left + by.x(), 0, std::max(0, right - smallestWidth));
  if (edges_ & Qt::TopEdge) top = std::clamp(top + by.y(), 0, std::max(0, bottom - smallestHeight));
  if (edges_ & Qt::RightEdge)
    right = std::clamp(right + by.x(), std::min(width, left + smallestWidth), width);
  if (edges_ & Qt::BottomEdge) {
    bottom = std::clamp(bottom + by.y(), std::min(height, top + smallestHeight), height);
  }
  EditSettings settings = session_.settings();
  settings.context = {engine::ContextChoice::Kind::Fixed, {left, top, right - left, bottom - top}};
  session_.setSettings(settings);
}

void ContextTool::cancel() {
  EditSettings settings = session_.settings();
  settings.context = before_;
  session_.setSettings(settings);
}

}  // namespace pentimento::ui
