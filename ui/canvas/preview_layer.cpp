#include "ui/canvas/preview_layer.h"

#include "ui/canvas/display_tile.h"
#include "ui/canvas/overlays.h"

namespace pentimento::ui {

void PreviewLayer::set(const std::optional<engine::Preview>& preview) {
  levels_.clear();
  if (!preview || preview->pixels.empty()) return;
  const cv::Mat& pixels = preview->pixels;
  area_ = {preview->area.x, preview->area.y, preview->area.width, preview->area.height};
  const QImage image(pixels.data, pixels.cols, pixels.rows, qsizetype(pixels.step[0]), QImage::Format_ARGB32);
  levels_.push_back(image.convertToFormat(QImage::Format_ARGB32_Premultiplied));
}

/// At least as many pixels as are shown, less than twice as many on a side.
const QImage& PreviewLayer::levelFor(double scale) {
  std::size_t level = 0;
  while (scale <= 0.5) {
    scale *= 2;
    ++level;
  }
  while (levels_.size() <= level) levels_.push_back(halved(levels_.back()));
  return levels_[level];
}

void PreviewLayer::paint(QPainter& painter, const QRectF& rect, double ratio, double phase, bool draft) {
  if (empty() || rect.isEmpty()) return;
  painter.save();
  painter.setRenderHint(QPainter::SmoothPixmapTransform, !draft);
  painter.drawImage(rect, levelFor(rect.width() * ratio / levels_.front().width()));
  painter.restore();
  paintMovingEdge(painter, rect, phase);
}

QRegion PreviewLayer::edge(const QRectF& rect) {
  return outlineOf(rect, 2);
}

}  // namespace pentimento::ui
