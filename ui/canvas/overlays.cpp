#include "ui/canvas/overlays.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QTransform>
#include <algorithm>
#include <cmath>

#include "ui/canvas/hatching.h"
#include "ui/tools/context_tool.h"

namespace pentimento::ui {

namespace {
constexpr double kCaptionPadding = 5;
constexpr double kCaptionGap = 4;
constexpr double kSmallestCircle = 6;
constexpr double kCross = 7;
constexpr double kLargestImage = 2048;  // device px
const QColor kDark(0, 0, 0, 150);
const QColor kLight(255, 255, 255, 230);

QFont captionFont(QFont font) {
  font.setPointSizeF(std::max(7.0, font.pointSizeF() * 0.85));
  return font;
}

QPen pen(const QColor& color, double width, const QList<qreal>& dashes = {}) {
  QPen made(color, width);
  if (!dashes.isEmpty()) made.setDashPattern(dashes);
  made.setCapStyle(Qt::FlatCap);
  made.setJoinStyle(Qt::MiterJoin);
  return made;
}

/// Above the top left corner of `rect`, or wherever in `view` it can be read.
QRectF captionRect(const QString& text, const QRectF& rect, const QRectF& view, const QFont& font) {
  const QFontMetricsF metrics(captionFont(font));
  const QSizeF size(metrics.horizontalAdvance(text) + 2 * kCaptionPadding, metrics.height() + 4);
  const QRectF room = view.adjusted(kCaptionGap, kCaptionGap, -kCaptionGap, -kCaptionGap);
  const double x =
      std::min(std::max(rect.left(), room.left()), std::max(room.left(), room.right() - size.width()));
  const double above = rect.top() - kCaptionGap - size.height();
  const double y = above >= room.top() ? above : std::max(rect.top() + kCaptionGap, room.top());
  return {QPointF(x, std::min(y, room.bottom() - size.height())), size};
}

void paintCaption(QPainter& painter, const QString& text, const QRectF& at) {
  painter.setFont(captionFont(painter.font()));
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(20, 20, 20, 190));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.drawRoundedRect(at, 4, 4);
  painter.setPen(QColor(240, 240, 240));
  painter.drawText(at, Qt::AlignCenter, text);
}

/// A frame of one px of light dashes on dark, which begin `phase` px after the top left corner and go on
/// around the others. Dash by dash: Qt shares the work on longer lines between threads, for which a frame
/// would wait.
void paintDashes(QPainter& painter, const QRectF& rect, int dash, double phase = 0) {
  const QRect frame = rect.toAlignedRect();
  const int width = frame.width() - 1, height = frame.height() - 1;
  const QRect view = painter.viewport().translated(-frame.topLeft());
  painter.save();
  painter.translate(frame.topLeft());
  // A side that begins `from` px after the corner, clockwise; of it the part from `begin` to `end` is in
  // view.
  const auto side = [&](int from, int length, int begin, int end, auto pieceAt) {
    const int first = from - static_cast<int>(std::floor(phase));
    end = std::min(end, length);
    for (int at = std::max(begin, 0); at < end;) {
      const int within = ((first + at) % (2 * dash) + 2 * dash) % (2 * dash);
      const int next = std::min(end, at + dash - within % dash);
      const QRect piece = pieceAt(at, next - at);
      painter.fillRect(piece, kDark);
      if (within < dash) painter.fillRect(piece, kLight);
      at = next;
    }
  };
  side(0, width, view.left(), view.right() + 1, [&](int at, int n) { return QRect(at, 0, n, 1); });
  side(width, height, view.top(), view.bottom() + 1, [&](int at, int n) { return QRect(width, at, 1, n); });
  side(width + height, width, width - view.right(), width - view.left() + 1,
       [&](int at, int n) { return QRect(width + 1 - at - n, height, n, 1); });
  side(2 * width + height, height, height - view.bottom(), height - view.top() + 1,
       [&](int at, int n) { return QRect(0, height + 1 - at - n, 1, n); });
  painter.restore();
}

QRectF handleRect(const QPointF& middle) {
  constexpr double kHalf = 4;
  return {middle - QPointF(kHalf, kHalf), QSizeF(2 * kHalf, 2 * kHalf)};
}

/// A caption would be puzzling where no edge is seen.
bool showsEdge(const QRectF& rect, const QRectF& view) {
  return !rect.isEmpty() && rect.intersects(view) && !rect.adjusted(1, 1, -1, -1).contains(view);
}
}  // namespace

QRegion outlineOf(const QRectF& rect, int width) {
  const QRect outer = rect.toAlignedRect().adjusted(-width, -width, width, width);
  return QRegion(outer) - outer.adjusted(2 * width, 2 * width, -2 * width, -2 * width);
}

QString contextCaption(const QSize& region, const engine::ContextNeeds& needs) {
  QString size =
      QCoreApplication::translate("Canvas", "Context %1 × %2 px").arg(region.width()).arg(region.height());
  const Size work = engine::working_size({region.width(), region.height()}, needs);
  const double scale = region.isEmpty() ? 1 : static_cast<double>(work.width) / region.width();
  if (std::abs(scale - 1) < 0.005) return size;
  return QCoreApplication::translate("Canvas", "%1, worked on at %2 × %3 (%4 %)")
      .arg(size)
      .arg(work.width)
      .arg(work.height)
      .arg(std::lround(scale * 100));
}

QRegion contextRegionArea(const ContextOutline& outline, const QRectF& view, const QFont& font) {
  if (!showsEdge(outline.rect, view)) return {};
  const QRectF caption = captionRect(outline.caption, outline.rect, view, font);
  QRegion handles;
  if (outline.handles) {
    for (const auto& handle : ContextTool::handles(outline.rect))
      handles += handleRect(handle.first).toAlignedRect();
  }
  return outlineOf(outline.rect, 2) | handles | caption.toAlignedRect().adjusted(-1, -1, 1, 1);
}

void paintContextRegion(QPainter& painter, const ContextOutline& outline, const QRectF& view) {
  if (!showsEdge(outline.rect, view)) return;
  painter.save();
  paintDashes(painter, outline.rect, 6);
  if (outline.handles) {
    painter.setPen(pen(kDark, 1));
    painter.setBrush(QColor(Qt::white));
    for (const auto& handle : ContextTool::handles(outline.rect)) painter.drawRect(handleRect(handle.first));
  }
  paintCaption(painter, outline.caption, captionRect(outline.caption, outline.rect, view, painter.font()));
  painter.restore();
}

namespace {
QPainterPath onScreen(const ToolOutline& outline, const ViewTransform& view) {
  const QPointF origin = view.origin();
  return QTransform(view.scale(), 0, 0, view.scale(), origin.x(), origin.y()).map(outline.path);
}
}  // namespace

QRect toolOutlineArea(const ToolOutline& outline, const ViewTransform& view, const QRectF& widget,
                      const QFont& font) {
  if (outline.path.isEmpty()) return {};
  const QRectF path = onScreen(outline, view).boundingRect();
  const double reach = outline.width * view.scale() / 2 + 3;
  QRectF area = path.adjusted(-reach, -reach, reach, reach);
  if (!outline.caption.isEmpty()) area |= captionRect(outline.caption, path, widget, font);
  return area.intersected(widget).toAlignedRect().adjusted(-1, -1, 1, 1);
}

void paintToolOutline(QPainter& painter, const ToolOutline& outline, const ViewTransform& view,
                      const QColor& color, const QRectF& widget) {
  if (outline.path.isEmpty()) return;
  const QPainterPath path = onScreen(outline, view);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  if (outline.width > 0) {
    QColor faint = color;
    faint.setAlphaF(0.45F);
    QPen broad(faint, std::max(1.0, outline.width * view.scale()));
    broad.setCapStyle(Qt::RoundCap);
    broad.setJoinStyle(Qt::RoundJoin);
    painter.strokePath(path, broad);
  } else {
    painter.strokePath(path, pen(kDark, 2.5));
    painter.strokePath(path, pen(kLight, 1.2, {4, 3}));
  }
  if (!outline.caption.isEmpty()) {
    paintCaption(painter, outline.caption,
                 captionRect(outline.caption, path.boundingRect(), widget, painter.font()));
  }
  painter.restore();
}

void paintNewCanvas(QPainter& painter, const QRectF& picture, const QRectF& canvas, const QString& caption,
                    const QRectF& view) {
  painter.save();
  const QRegion added = QRegion(canvas.toAlignedRect()) - picture.toAlignedRect();
  painter.setClipRegion(added, Qt::IntersectClip);
  painter.fillRect(canvas, QColor(128, 128, 128, 70));
  painter.setBrushOrigin(canvas.topLeft());
  painter.fillRect(canvas, hatching(QColor(96, 96, 96, 200), painter.device()->devicePixelRatioF()));
  painter.restore();
  painter.save();
  paintDashes(painter, canvas, 3);
  // At the right: the left corner has the caption of the context region.
  QRectF at = captionRect(caption, canvas, view, painter.font());
  at.moveRight(std::min(canvas.right(), view.right() - kCaptionGap));
  paintCaption(painter, caption, at);
  painter.restore();
}

void paintMovingEdge(QPainter& painter, const QRectF& rect, double phase) {
  paintDashes(painter, rect, 8, phase);
}

QRectF BrushOutline::area(const QPointF& center, double diameter) {
  const double radius = std::max(diameter / 2, kCross) + 3;
  return {center - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)};
}

void BrushOutline::paint(QPainter& painter, const QPointF& center, double diameter) {
  const double ratio = painter.device()->devicePixelRatioF();
  if (diameter * ratio > kLargestImage) {
    painter.save();
    draw(painter, center, diameter);
    return painter.restore();
  }
  const QSize size = area({}, diameter).size().toSize() + QSize(2, 2);
  if (diameter != diameter_ || image_.devicePixelRatio() != ratio || image_.isNull()) {
    image_ = QImage(size * ratio, QImage::Format_ARGB32_Premultiplied);
    image_.setDevicePixelRatio(ratio);
    image_.fill(Qt::transparent);
    QPainter inner(&image_);
    draw(inner, QPointF(size.width(), size.height()) / 2, diameter);
    diameter_ = diameter;
  }
  const QPointF corner = (center - QPointF(size.width(), size.height()) / 2) * ratio;
  painter.drawImage(QPointF(corner.toPoint()) / ratio, image_);
}

void BrushOutline::draw(QPainter& painter, const QPointF& center, double diameter) {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  const auto stroke = [&](auto draw) {
    painter.setPen(pen(kDark, 3));
    draw();
    painter.setPen(pen(kLight, 1.2));
    draw();
  };
  if (diameter >= kSmallestCircle) {
    stroke([&] { painter.drawEllipse(center, diameter / 2, diameter / 2); });
  } else {
    stroke([&] {
      painter.drawLine(center - QPointF(kCross, 0), center - QPointF(2.5, 0));
      painter.drawLine(center + QPointF(2.5, 0), center + QPointF(kCross, 0));
      painter.drawLine(center - QPointF(0, kCross), center - QPointF(0, 2.5));
      painter.drawLine(center + QPointF(0, 2.5), center + QPointF(0, kCross));
    });
  }
}

}  // namespace pentimento::ui
