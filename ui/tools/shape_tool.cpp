#include "ui/tools/shape_tool.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "image/selection/shapes.h"
#include "ui/tools/shape_masks.h"

namespace pentimento::ui {

namespace {
constexpr double kSmallest = 0.5;  // px of the picture; a shorter drag is a click
}

void ShapeTool::press(const PointerEvent& event) {
  mode_ = selectionModeFor(event.modifiers, erase_, selecting_.defaultMode());
  ignored_ = event.modifiers;
  modifiers_ = Qt::NoModifier;
  path_ = {event.picture};
}

void ShapeTool::move(const PointerEvent& event) {
  if (path_.isEmpty()) return;
  ignored_ &= event.modifiers;
  modifiers_ = event.modifiers & ~ignored_;
  if (shape_ == Shape::Lasso || path_.size() == 1) {
    path_ << event.picture;
  } else {
    path_.last() = event.picture;
  }
}

/// Whole pixels: what is dragged over is selected, not parts of it.
QRectF ShapeTool::rectangle() const {
  QPointF from = path_.first();
  QPointF by = path_.last() - from;
  if (modifiers_ & Qt::ShiftModifier) {
    const double side = std::max(std::abs(by.x()), std::abs(by.y()));
    by = {std::copysign(side, by.x()), std::copysign(side, by.y())};
  }
  const QPointF to = from + by;
  if (modifiers_ & Qt::AltModifier) from -= by;
  const QRectF exact = QRectF(from, to).normalized();
  const QPointF corner(std::round(exact.left()), std::round(exact.top()));
  return {corner, QPointF(std::round(exact.right()), std::round(exact.bottom()))};
}

QString ShapeTool::label() const {
  switch (shape_) {
    case Shape::Rectangle:
      return QCoreApplication::translate("ShapeTool", "Select rectangle");
    case Shape::Ellipse:
      return QCoreApplication::translate("ShapeTool", "Select ellipse");
    case Shape::Lasso:
      break;
  }
  return QCoreApplication::translate("ShapeTool", "Lasso");
}

void ShapeTool::release(const PointerEvent& event) {
  move(event);
  const QPolygonF path = std::exchange(path_, {});
  if (path.isEmpty()) return;
  const QRectF around = path.boundingRect();
  const bool click = std::max(around.width(), around.height()) < kSmallest;
  if (click && (mode_ != SelectionMode::Replace || session_.maskBounds().isEmpty())) return;
  path_ = path;
  const QRectF area = rectangle();
  path_.clear();
  selecting_.start(label(), mode_,
                   [shape = shape_, area, path, click](const image::Image& picture, Progress&) {
                     if (click) return image::Mask(picture.size());
                     const cv::Rect2d sides(area.x(), area.y(), area.width(), area.height());
                     if (shape == Shape::Rectangle) return image::rectangle_mask(picture.size(), sides);
                     if (shape == Shape::Ellipse) return image::ellipse_mask(picture.size(), sides);
                     return image::polygon_mask(picture.size(), corners(path));
                   });
}

ToolOutline ShapeTool::outline() const {
  if (path_.size() < 2) return {};
  ToolOutline outline;
  if (shape_ == Shape::Lasso) {
    outline.path.addPolygon(path_);
    return outline;
  }
  const QRectF area = rectangle();
  if (shape_ == Shape::Rectangle) {
    outline.path.addRect(area);
  } else {
    outline.path.addEllipse(area);
  }
  outline.caption =
      QCoreApplication::translate("ShapeTool", "%1 × %2 px").arg(area.width()).arg(area.height());
  return outline;
}

}  // namespace pentimento::ui
