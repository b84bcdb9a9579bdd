// What is drawn over the picture and is not part of it: the context region, new canvas of Extend,
// edges, the brush. Everything is in widget coordinates and says which part of the widget it covers.
#pragma once

#include <QImage>
#include <QPainter>
#include <QRegion>

namespace pentimento::ui {

/// A thin two-tone dashed rectangle with a caption, kept in `view` as far as possible.
struct ContextGuide {
  QRectF rect;
  QString caption;

  bool operator==(const ContextGuide&) const = default;
};

QRegion contextRegionArea(const ContextGuide& guide, const QRectF& view, const QFont& font);
void paintContextRegion(QPainter& painter, const ContextGuide& guide, const QRectF& view);

/// Hatches `canvas` outside `picture` and says how large the new canvas is.
void paintNewCanvas(QPainter& painter, const QRectF& picture, const QRectF& canvas, const QString& caption,
                    const QRectF& view);

/// An edge of two tones whose dashes stand at `phase` (px).
void paintMovingEdge(QPainter& painter, const QRectF& rect, double phase);
/// The outline of `rect`, `width` px to both sides.
QRegion outlineOf(const QRectF& rect, int width);

/// Size and place of the brush: a circle of two tones, visible on any color; a cross when it is tiny.
QRectF brushOutlineArea(const QPointF& center, double diameter);
void paintBrushOutline(QPainter& painter, const QPointF& center, double diameter);

}  // namespace pentimento::ui
