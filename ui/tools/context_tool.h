// Drags the context region by its handles. Whatever it was before, it is a fixed one then.
#pragma once

#include <QPointF>
#include <QRectF>

#include "ui/editor_session.h"
#include "ui/tools/pointer_tool.h"

namespace pentimento::ui {

class ContextTool : public PointerTool {
 public:
  /// How far from its middle a handle can be grabbed, widget px.
  static constexpr double kReach = 7;
  static constexpr int kSmallestSide = 64;  ///< px of the picture

  /// The middles of the handles at the corners and sides of `region`.
  static std::vector<std::pair<QPointF, Qt::Edges>> handles(const QRectF& region);
  /// The sides that move with the handle at `position`; none where there is no handle.
  static Qt::Edges edgesAt(const QPointF& position, const QRectF& region);

  explicit ContextTool(EditorSession& session) : session_(session) {}

  void setEdges(Qt::Edges edges) { edges_ = edges; }
  Qt::Edges edges() const { return edges_; }

  void press(const PointerEvent& event) override;
  void move(const PointerEvent& event) override;
  void release(const PointerEvent& event) override { move(event); }
  void cancel() override;

 private:
  EditorSession& session_;
  Qt::Edges edges_;
  engine::ContextChoice before_;
  QRect region_;
  QPointF start_;
};

}  // namespace pentimento::ui
