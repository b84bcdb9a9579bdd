// The work in progress of a run, drawn in place over the picture with a moving edge.
#pragma once

#include <QImage>
#include <QPainter>
#include <QRegion>
#include <optional>
#include <vector>

#include "engine/edit_frame.h"

namespace pentimento::ui {

class PreviewLayer {
 public:
  void set(const std::optional<engine::Preview>& preview);
  bool empty() const { return levels_.empty(); }
  /// Of the preview, px of the picture the run makes.
  const QRect& area() const { return area_; }

  /// Paints it into `rect` (widget coordinates), one widget px being `ratio` device px, with an edge whose
  /// dashes stand at `phase` (px). A draft is coarser and quicker.
  void paint(QPainter& painter, const QRectF& rect, double ratio, double phase, bool draft);
  /// What an edge at `rect` covers.
  static QRegion edge(const QRectF& rect);

 private:
  const QImage& levelFor(double scale);

  QRect area_;
  // Premultiplied, and halved again and again as far as it was asked for: Qt would scale the whole picture
  // anew for every frame, which takes longer than a frame lasts.
  std::vector<QImage> levels_;
};

}  // namespace pentimento::ui
