// Where the picture lies in the view: a zoom and an offset. No rotation.
//
// Three spaces: picture pixels (x of the left edge of pixel i is i), device pixels of the screen, and widget
// coordinates (device pixels / devicePixelRatio). Zoom is device pixels per picture pixel, so 1 shows every
// picture pixel as one screen pixel whatever the display scaling.
#pragma once

#include <QPointF>
#include <QRect>
#include <QRectF>
#include <QSize>
#include <QSizeF>

namespace pentimento::ui {

class ViewTransform {
 public:
  static constexpr double kMinZoom = 0.01;
  static constexpr double kMaxZoom = 64;
  /// Part of the view (widget px) in which some of the picture always stays visible.
  static constexpr double kKeptInView = 48;

  /// What can be seen, in picture px: the picture, with the canvas around it while it is extended.
  void setContent(const QRect& content);
  void setView(const QSizeF& size, double devicePixelRatio);

  double zoom() const { return zoom_; }
  double devicePixelRatio() const { return dpr_; }
  QRect content() const { return content_; }
  QSizeF view() const { return view_; }
  /// Widget px per picture px.
  double scale() const { return zoom_ / dpr_; }

  /// Widget coordinates of the picture's top left corner: whole device pixels, so that 100 % shows every
  /// pixel unresampled and edges of tiles meet.
  QPointF origin() const;

  QPointF toPicture(const QPointF& widget) const { return (widget - origin()) / scale(); }
  QPointF toWidget(const QPointF& picture) const { return picture * scale() + origin(); }
  QRectF toPicture(const QRectF& widget) const;
  QRectF toWidget(const QRectF& picture) const;

  /// Changes the zoom (clamped) so that the picture point under `anchor` (widget) stays there.
  void zoomAt(const QPointF& anchor, double zoom);
  void pan(const QPointF& by);
  /// The zoom at which `area` (picture px) fills the view with `margin` (widget px) on every side, at most
  /// `limit`.
  double fitZoom(const QRectF& area, double margin, double limit) const;
  /// Shows `area` in the middle at fitZoom().
  void fit(const QRectF& area, double margin, double limit = 1);
  /// Centers `picturePoint` in the view.
  void center(const QPointF& picturePoint);
  /// The picture's coordinates have moved by `by` (its canvas grew to the left or top): keeps it in place.
  void moveContent(const QPoint& by);

  /// The next zoom of the ladder 1, 1.5, 2, 3, 4, 6, 8 ... and its inverses, above or below `zoom`.
  static double stepAbove(double zoom);
  static double stepBelow(double zoom);

 private:
  void settle();

  QRect content_;
  QSizeF view_;
  QPointF offset_;  // the origin before rounding: rounding it would add up over many zoom steps
  double dpr_ = 1;
  double zoom_ = 1;
};

}  // namespace pentimento::ui
