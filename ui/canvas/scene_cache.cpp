#include "ui/canvas/scene_cache.h"

#include <cmath>
#include <cstring>
#include <utility>

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

void SceneCache::invalidate() {
  dirty_ = image_.rect();
  keepsBare_ = false;
}

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
  if (moved.isNull()) return;
  keepsBare_ = false;
  scroll(moved);
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

QRegion SceneCache::deviceArea(const QRegion& area, int reach) const {
  QRegion result;
  const auto add = [&](const QRect& rect) {
    const QRect device = toDevice(view_.toWidget(QRectF(rect)), view_.devicePixelRatio());
    const int grow = reach + 1 + static_cast<int>(view_.zoom());
    result += device.adjusted(-grow, -grow, grow, grow).intersected(image_.rect());
  };
  if (area.rectCount() > 32) {
    add(area.boundingRect());
  } else {
    for (const QRect& rect : area) add(rect);
  }
  return result;
}

void SceneCache::invalidate(const QRegion& area) {
  const QRegion changed = deviceArea(area, 0);
  dirty_ += changed;
  bareDirty_ += changed;
}

void SceneCache::invalidateMask(const QRegion& area, int reach) {
  dirty_ += deviceArea(area, reach);
  if (std::exchange(keepsBare_, true)) return;
  if (bare_.size() != image_.size()) bare_ = QImage(image_.size(), image_.format());
  bare_.setDevicePixelRatio(image_.devicePixelRatio());
  bareDirty_ = image_.rect();
}

/// From the picture that is kept beneath the mask.
void SceneCache::copyPicture(const QRect& rect) {
  const QRegion missing = bareDirty_ & rect;
  bareDirty_ -= missing;
  for (const QRect& part : missing) picture_.paint(bare_, part, view_, draft_);
  const auto bytes = static_cast<std::size_t>(rect.width()) * 4;
  for (int y = rect.top(); y <= rect.bottom(); ++y) {
    std::memcpy(image_.scanLine(y) + rect.left() * 4, bare_.constScanLine(y) + rect.left() * 4, bytes);
  }
}

const QImage& SceneCache::image(const QRect& area) {
  const QRegion needed = dirty_ & toDevice(area, view_.devicePixelRatio()).adjusted(-1, -1, 1, 1);
  dirty_ -= needed;
  for (const QRect& rect : needed) {
    if (keepsBare_) {
      copyPicture(rect);
    } else {
      picture_.paint(image_, rect, view_, draft_);
    }
    if (mask_ && maskVisible_) mask_->paint(image_, rect, view_, draft_);
  }
  return image_;
}

}  // namespace pentimento::ui
