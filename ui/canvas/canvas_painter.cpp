#include <QPaintEvent>
#include <QPainter>

#include "ui/canvas/canvas_private.h"
#include "ui/placing/placing_overlay.h"

namespace pentimento::ui {

namespace {
/// Copies `rect` (widget coordinates) from `scene`, which has the widget's devicePixelRatio.
void copyScene(QPainter& painter, const QImage& scene, const QRect& rect) {
  const double ratio = scene.devicePixelRatio();
  const QRect source = QRectF(QPointF(rect.topLeft()) * ratio, QSizeF(rect.size()) * ratio).toAlignedRect();
  painter.drawImage(QPointF(source.topLeft()) / ratio, scene, source);
}
}  // namespace

void Canvas::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  painter.setCompositionMode(QPainter::CompositionMode_Source);
  for (const QRect& rect : event->region()) copyScene(painter, d_->scene.image(rect), rect);
  painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
  if (!d_->session.hasPicture()) return;

  const QRectF all = rect();
  const engine::Margins& m = d_->session.margins();
  if (!m.none() && d_->editing()) {
    const QRectF document(QPointF(), QSizeF(d_->documentSize));
    const QRectF canvas = document.adjusted(-m.left, -m.top, m.right, m.bottom);
    paintNewCanvas(painter, d_->onScreen(document), d_->onScreen(canvas),
                   tr("%1 × %2 px").arg(canvas.width()).arg(canvas.height()), all);
  }
  d_->preview.paint(painter, d_->previewRect(), devicePixelRatioF(), d_->previewPhase, d_->scene.draft());
  if (d_->placed && d_->editing()) {
    const double scale = d_->view.scale();
    const QPointF origin = d_->view.origin();
    paintPlacing(painter, *d_->placed, QTransform(scale, 0, 0, scale, origin.x(), origin.y()));
  }
  if (d_->editing() && !d_->veil.empty()) {
    const QRectF document(QPointF(), QSizeF(d_->documentSize));
    painter.setClipRegion(event->region());
    paintVeil(painter, d_->veil, d_->onScreen(document), d_->onScreen(d_->veil.region), devicePixelRatioF());
    painter.setClipping(false);
  }
  paintGuides(painter, d_->guidesShown, d_->view, palette().color(QPalette::Highlight));
  paintContextRegion(painter, d_->contextShown, all);
  if (d_->editing()) paintToolOutline(painter, d_->mark, d_->view, d_->style.color, all);
  paintToolOutline(painter, d_->outline, d_->view, d_->style.color, all);
  if (d_->brushAtPointer()) d_->brushOutline.paint(painter, *d_->pointer, d_->brushOnScreen());
}

void Canvas::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  d_->view.setView(QSizeF(size()), devicePixelRatioF());
  if (d_->fitted) d_->fit();
  d_->viewMoved(d_->fitted);
}

void Canvas::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) d_->updateColors();
  QWidget::changeEvent(event);
}

void Canvas::timerEvent(QTimerEvent* event) {
  if (event->timerId() != d_->animation.timerId()) return QWidget::timerEvent(event);
  d_->previewPhase += 1;
  update(PreviewLayer::edge(d_->previewRect()));
}

}  // namespace pentimento::ui
