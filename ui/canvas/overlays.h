// What is drawn over the picture and is not part of it: the context region, new canvas of Extend,
// edges, the brush. Everything is in widget coordinates and says which part of the widget it covers.
#pragma once

#include <QImage>
#include <QPainter>
#include <QRegion>

#include "engine/context_needs.h"
#include "ui/canvas/view_transform.h"
#include "ui/tools/pointer_tool.h"

namespace pentimento::ui {

/// A thin two-tone dashed rectangle with a caption, kept in `view` as far as possible.
struct ContextOutline {
  QRectF rect;
  QString caption;
  bool handles = false;  ///< to be dragged by

  bool operator==(const ContextOutline&) const = default;
};

/// "Context 900 × 700 px", and at which size the engine works on it when that is another one.
QString contextCaption(const QSize& region, const engine::ContextNeeds& needs);
QRegion contextRegionArea(const ContextOutline& outline, const QRectF& view, const QFont& font);
void paintContextRegion(QPainter& painter, const ContextOutline& outline, const QRectF& view);

/// Hatches `canvas` outside `picture` and says how large the new canvas is.
void paintNewCanvas(QPainter& painter, const QRectF& picture, const QRectF& canvas, const QString& caption,
                    const QRectF& view);

/// An edge of two tones whose dashes stand at `phase` (px).
void paintMovingEdge(QPainter& painter, const QRectF& rect, double phase);
/// The outline of `rect`, `width` px to both sides.
QRegion outlineOf(const QRectF& rect, int width);

/// What a tool is dragging out: a thin line of two tones with a caption beside it, or a broad translucent
/// one.
QRect toolOutlineArea(const ToolOutline& outline, const ViewTransform& view, const QRectF& widget,
                      const QFont& font);
void paintToolOutline(QPainter& painter, const ToolOutline& outline, const ViewTransform& view,
                      const QColor& color, const QRectF& widget);

/// Size and place of the brush: a circle of two tones, visible on any color; a cross when it is tiny.
class BrushOutline {
 public:
  static QRectF area(const QPointF& center, double diameter);
  void paint(QPainter& painter, const QPointF& center, double diameter);

 private:
  static void draw(QPainter& painter, const QPointF& center, double diameter);

  double diameter_ = 0;
  QImage
      image_;  // drawn once: Qt shares the work on such shapes between threads, for which a frame would wait
};

}  // namespace pentimento::ui
