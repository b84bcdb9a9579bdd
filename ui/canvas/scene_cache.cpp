#include "ui/canvas/scene_cache.h"

#include <cmath>
#include <cstring>

namespace pentimento::ui {

namespace {
QSize deviceSize(const ViewTransform& view) {
  const double ratio = view.devicePixelRatio();
  return {static_cast<int>(std::ceil(view.view().width() * ratio)),
          static_cast<int>(std::ceil(view.view().height() * ratio))};
}

QRect toDevice(const QRectF& widget, double ratio) {
  return QRectF(widget.topLeft() * ratio, widget.size() * ratio).toAlignedRect();
}

QPoint deviceOrigin(const ViewTransform& view) {
  return (view.origin() * view.devicePixelRatio()).toPoint();
}
}  // namespace

void SceneCache::setDraft(bool draft) {
  if (draft_ && !draft) invalidate();
  draft_ = draft;
}

void SceneCache::setView(const ViewTransform& view) {
  const ViewTransform old = std::exchange(view_, view);
  if (deviceSize(view) != image_.size() || old.devicePixelRatio() != view.devicePixelRatio()) {
    image_ = QImage(deviceSize(view), QImage::Format_RGB32);
    image_.setDevicePixelRatio(view.devicePixelRatio());
    return invalidate();
  }
  if (old.zoom() != view.zoom()) return invalidate();
  const QPoint moved = deviceOrigin(view) - deviceOrigin(old);
  if (!moved.isNull()) scroll(moved);
}

void SceneCache::scroll(const QPoint& by) {
  const QRect all = image_.rect();
  const QRect kept = all.intersected(all.translated(by));
  dirty_ = (dirty_.translated(by) | (QRegion(all) - kept)) & all;
  if (kept.isEmpty()) return;
  const auto bytes = static_cast<std::size_t>(kept.width()) * 4;
  for (int i = 0; i < kept.height(); ++i) {
    const int y = by.y() > 0 ? kept.bottom() - i : kept.top() + i;  // a row is read before it is overwritten
    std::memmove(image_.scanLine(y) + kept.left() * 4,
                 image_.constScanLine(y - by.y()) + (kept.left() - by.x()) * 4, bytes);
  }
}

void SceneCache::invalidate(const QRegion& area, int reach) {
  const auto add = [&](const QRect& rect) {
    const QRect device = toDevice(view_.toWidget(QRectF(rect)), view_.devicePixelRatio());
    const int grow = reach + 1 + static_cast<int>(view_.zoom());
    dirty_ += device.adjusted(-grow, -grow, grow, grow).intersected(image_.rect());
  };
  if (area.rectCount() > 32) return add(area.boundingRect());
  for (const QRect& rect : area) add(rect);
}

const QImage& SceneCache::image(const QRect& area) {
  const QRegion needed = dirty_ & toDevice(area, view_.devicePixelRatio()).adjusted(-1, -1, 1, 1);
  dirty_ -= needed;
  for (const QRect& rect : needed) {
    picture_.paint(image_, rect, view_, draft_);
    if (mask_ && maskVisible_) mask_->paint(image_, rect, view_, draft_);
  }
  return image_;
}

}  // namespace pentimento::ui
