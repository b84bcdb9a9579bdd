#include "ui/edit_mark.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "document/stack.h"

namespace pentimento::ui {

namespace {
constexpr int kSide = 1024;  // px in which a mask is traced
}

QPainterPath outlineOf(const image::Mask& mask) {
  const Rect bounds = mask.bounds();
  if (bounds.empty()) return {};
  cv::Mat values = mask.crop(bounds);
  const double scale = std::max(1.0, std::max(bounds.width, bounds.height) / double{kSide});
  if (scale > 1) cv::resize(values, values, {}, 1 / scale, 1 / scale, cv::INTER_AREA);
  cv::copyMakeBorder(values > 0, values, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(0));
  std::vector<std::vector<cv::Point>> borders;
  cv::findContours(values, borders, cv::RETR_CCOMP, cv::CHAIN_APPROX_SIMPLE);
  QPainterPath path;
  for (const auto& border : borders) {
    QPolygonF polygon;
    for (const cv::Point& p : border) {
      polygon << QPointF(bounds.x + (p.x - 0.5) * scale, bounds.y + (p.y - 0.5) * scale);
    }
    path.addPolygon(polygon);
    path.closeSubpath();
  }
  return path;
}

EditMark::EditMark(EditorSession& session, Canvas& canvas, QObject* parent)
    : QObject(parent), session_(session), canvas_(canvas) {
  connect(&session_, &EditorSession::documentChanged, this, [this] {
    if (id_) update();
  });
}

void EditMark::pointAt(std::optional<std::int64_t> id) {
  if (id == id_) return;
  id_ = id;
  update();
}

void EditMark::update() {
  const document::Document& now = session_.document();
  const auto index = id_ ? document::find_edit(now, *id_) : std::nullopt;
  if (!index) return canvas_.setMark({});
  const document::EditPtr edit = now.edits[*index];
  if (edit == known_) {
    return canvas_.setMark(path_.translated(edit->canvas.x - now.canvas.x, edit->canvas.y - now.canvas.y));
  }
  tracing_.start<QPainterPath>([edit](Progress&) { return outlineOf(edit->mask); },
                               [this, edit](const QPainterPath& path) {
                                 known_ = edit;
                                 path_ = path;
                                 update();
                               });
}

}  // namespace pentimento::ui
