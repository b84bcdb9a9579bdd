#include "ui/canvas/view_transform.h"

#include <algorithm>
#include <cmath>

namespace pentimento::ui {

namespace {
/// Keeps [offset, offset + length] overlapping the view by at least `kept` (or the whole length if smaller).
double clampedOffset(double offset, double length, double view, double kept) {
  const double overlap = std::min({kept, length, view});
  return std::clamp(offset, overlap - length, view - overlap);
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

void ViewTransform::settle() {
  if (picture_.isEmpty() || view_.isEmpty()) return;
  offset_.setX(clampedOffset(offset_.x(), picture_.width() * scale(), view_.width(), kKeptInView));
  offset_.setY(clampedOffset(offset_.y(), picture_.height() * scale(), view_.height(), kKeptInView));
}

}  // namespace pentimento::ui
