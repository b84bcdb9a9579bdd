// Drags the picture's borders outwards: new canvas for Extend. A corner drags two sides at once; dragging
// back to the picture takes the new canvas away again.
#pragma once

#include <QRectF>

#include "ui/editor_session.h"
#include "ui/tools/pointer_tool.h"

namespace pentimento::ui {

class ExtendTool : public PointerTool {
 public:
  /// How far outside a border it can be grabbed, widget px.
  static constexpr double kReach = 8;

  explicit ExtendTool(EditorSession& session) : session_(session) {}

  /// The sides that can be grabbed at `position` when the canvas lies at `canvas` (widget coordinates).
  static Qt::Edges edgesAt(const QPointF& position, const QRectF& canvas);
  static Qt::CursorShape cursorFor(Qt::Edges edges);

  void setEdges(Qt::Edges edges) { edges_ = edges; }
  Qt::Edges edges() const { return edges_; }

  void press(const PointerEvent& event) override;
  void move(const PointerEvent& event) override;
  void release(const PointerEvent& event) override { move(event); }
  void cancel() override { session_.setMargins(before_); }

 private:
  EditorSession& session_;
  Qt::Edges edges_;
  engine::Margins before_;
  QPointF start_;
};

}  // namespace pentimento::ui
