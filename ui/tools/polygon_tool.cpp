#include "ui/tools/polygon_tool.h"

#include <QCoreApplication>
#include <QLineF>

#include "image/selection/shapes.h"
#include "ui/tools/shape_masks.h"

namespace pentimento::ui {

namespace {
constexpr double kReach = 7;  // widget px around a corner that mean the corner

bool near(const QPointF& a, const QPointF& b) {
  return QLineF(a, b).length() <= kReach;
}
}  // namespace

/// Counts for the first corner only.
void PolygonTool::setErase(bool erase) {
  if (corners_.isEmpty()) erase_ = erase;
}

void PolygonTool::press(const PointerEvent& event) {
  pointer_ = event.picture;
  if (corners_.isEmpty()) {
    mode_ = selectionModeFor(event.modifiers, erase_, selecting_.defaultMode());
    widgets_.clear();
  } else if (near(event.widget, widgets_.last()) ||
             (corners_.size() > 2 && near(event.widget, widgets_.first()))) {
    closing_ = true;  // the second press of a double click comes at the last corner
    return;
  }
  corners_ << event.picture;
  widgets_ << event.widget;
}

void PolygonTool::move(const PointerEvent& event) {
  pointer_ = event.picture;
}

void PolygonTool::release(const PointerEvent& event) {
  pointer_ = event.picture;
  if (std::exchange(closing_, false)) finish();
}

/// Fewer than three corners are no polygon yet.
void PolygonTool::finish() {
  if (corners_.size() < 3) return;
  const QPolygonF polygon = std::exchange(corners_, {});
  selecting_.start(QCoreApplication::translate("PolygonTool", "Select polygon"), mode_,
                   [polygon](const image::Image& picture, Progress&) {
                     return image::polygon_mask(picture.size(), corners(polygon));
                   });
}

void PolygonTool::stepBack() {
  if (corners_.isEmpty()) return;
  corners_.removeLast();
  widgets_.removeLast();
}

ToolOutline PolygonTool::outline() const {
  ToolOutline outline;
  if (corners_.isEmpty()) return outline;
  outline.path.addPolygon(corners_);
  outline.path.lineTo(pointer_);
  return outline;
}

}  // namespace pentimento::ui
