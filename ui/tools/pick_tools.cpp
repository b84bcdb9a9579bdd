#include "ui/tools/pick_tools.h"

#include <QCoreApplication>
#include <cmath>

#include "image/selection/shapes.h"
#include "ui/tools/shape_masks.h"

namespace pentimento::ui {

void WandTool::press(const PointerEvent& event) {
  const SelectionMode mode = selectionModeFor(event.modifiers, erase_, selecting_.defaultMode());
  const Point place{static_cast<int>(std::floor(event.picture.x())),
                    static_cast<int>(std::floor(event.picture.y()))};
  if (!Rect::of(session_.document().picture.size()).contains(place)) return;
  selecting_.start(QCoreApplication::translate("WandTool", "Magic wand"), mode,
                   [place, options = options_](const image::Image& picture, Progress& progress) {
                     const image::ColorConverter converter(picture.pixels.format(), *picture.metadata);
                     return image::select_similar_colors(picture, converter, place, options, progress);
                   });
}

void SmartSelectTool::press(const PointerEvent& event) {
  mode_ = selectionModeFor(event.modifiers, erase_, selecting_.defaultMode());
  path_ = {event.picture};
}

void SmartSelectTool::move(const PointerEvent& event) {
  if (!path_.isEmpty()) path_ << event.picture;
}

void SmartSelectTool::release(const PointerEvent& event) {
  move(event);
  const QPolygonF path = std::exchange(path_, {});
  if (path.isEmpty()) return;
  selecting_.start(
      QCoreApplication::translate("SmartSelectTool", "Smart select"), mode_,
      [path, kind = kind_, diameter = diameter_](const image::Image& picture, Progress& progress) {
        image::Mask scribble(picture.size());
        if (kind == image::Scribble::Around) {
          scribble = image::polygon_mask(picture.size(), corners(path));
        } else {
          std::vector<image::StrokePoint> points;
          for (const QPointF& p : path) points.push_back({p.x(), p.y(), 1});
          scribble.paint(points, {diameter, 1, false});
        }
        const image::ColorConverter converter(picture.pixels.format(), *picture.metadata);
        return image::select_object(picture, converter, scribble, kind, {}, progress);
      });
}

ToolOutline SmartSelectTool::outline() const {
  ToolOutline outline;
  if (path_.isEmpty()) return outline;
  outline.path.addPolygon(path_);
  if (kind_ == image::Scribble::Inside) outline.width = diameter_;
  return outline;
}

}  // namespace pentimento::ui
