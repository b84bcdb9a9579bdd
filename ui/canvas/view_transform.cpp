#include "ui/canvas/view_transform.h"

#include <algorithm>
#include <cmath>

namespace pentimento::ui {

namespace {
/// `offset` such that [offset + from, offset + to] overlaps the view by kKeptInView, or wholly if smaller.
double clampedOffset(double offset, double from, double to, double view) {
  const double overlap = std::min({ViewTransform::kKeptInView, to - from, view});
  return std::clamp(offset, overlap - to, view - overlap - from);
}

double ladder(int rung) {
  const double power = std::exp2(std::floor(rung / 2.0));
  return rung % 2 == 0 ? power : power * 1.5;
}

/// The rung at or below `zoom`.
int rungBelow(double zoom) {
  int rung = 2 * static_cast<int>(std::floor(std::log2(zoom)));
  if (ladder(rung + 1) <= zoom * (1 + 1e-6)) ++rung;
  return rung;
}
}  // namespace

void ViewTransform::setView(const QSizeF& size, double devicePixelRatio) {
  // A resized view keeps what it shows in the middle.
  const QPointF shift((size.width() - view_.width()) / 2, (size.height() - view_.height()) / 2);
  const double rescale = dpr_ / devicePixelRatio;
  const QPointF oldCenter(view_.width() / 2, view_.height() / 2);
  offset_ = (offset_ - oldCenter) * rescale + oldCenter + shift;
  view_ = size;
  dpr_ = devicePixelRatio;
  settle();
}

QPointF ViewTransform::origin() const {
  return {std::round(offset_.x() * dpr_) / dpr_, std::round(offset_.y() * dpr_) / dpr_};
}

QRectF ViewTransform::toPicture(const QRectF& widget) const {
  return {toPicture(widget.topLeft()), toPicture(widget.bottomRight())};
}

QRectF ViewTransform::toWidget(const QRectF& picture) const {
  return {toWidget(picture.topLeft()), toWidget(picture.bottomRight())};
}

void ViewTransform::zoomAt(const QPointF& anchor, double zoom) {
  const QPointF fixed = (anchor - offset_) / scale();
  zoom_ = std::clamp(zoom, kMinZoom, kMaxZoom);
  offset_ = anchor - fixed * scale();
  settle();
}

void ViewTransform::pan(const QPointF& by) {
  offset_ += by;
  settle();
}

double ViewTransform::fitZoom(const QRectF& area, double margin, double limit) const {
  if (area.isEmpty() || view_.isEmpty()) return 1;
  const double width = std::max(1.0, view_.width() - 2 * margin);
  const double height = std::max(1.0, view_.height() - 2 * margin);
  const double zoom = std::min(width / area.width(), height / area.height()) * dpr_;
  return std::clamp(std::min(zoom, limit), kMinZoom, kMaxZoom);
}

void ViewTransform::fit(const QRectF& area, double margin, double limit) {
  zoom_ = fitZoom(area, margin, limit);
  center(area.center());
}

void ViewTransform::center(const QPointF& picturePoint) {
  offset_ = QPointF(view_.width() / 2, view_.height() / 2) - picturePoint * scale();
  settle();
}

double ViewTransform::stepAbove(double zoom) {
  return std::min(kMaxZoom, ladder(rungBelow(zoom) + 1));
}

double ViewTransform::stepBelow(double zoom) {
  const int rung = rungBelow(zoom);
  return std::max(kMinZoom, ladder(rung) < zoom * (1 - 1e-6) ? ladder(rung) : ladder(rung - 1));
}

void ViewTransform::setContent(const QRect& content) {
  content_ = content;
  settle();
}

void ViewTransform::moveContent(const QPoint& by) {
  offset_ -= QPointF(by) * scale();
}

void ViewTransform::settle() {
  if (content_.isEmpty() || view_.isEmpty()) return;
  const QRectF shown(QPointF(content_.topLeft()) * scale(), QSizeF(content_.size()) * scale());
  offset_.setX(clampedOffset(offset_.x(), shown.left(), shown.right(), view_.width()));
  offset_.setY(clampedOffset(offset_.y(), shown.top(), shown.bottom(), view_.height()));
}

}  // namespace pentimento::ui
