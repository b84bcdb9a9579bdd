// Selects a rectangle, an ellipse or what a lasso goes around, dragged out on the canvas.
#pragma once

#include <QPolygonF>

#include "ui/tools/pointer_tool.h"
#include "ui/tools/selecting.h"

namespace pentimento::ui {

/// Shift pressed during the drag (not at its start, where it adds) makes sides equal, Alt drags from the
/// middle. A click without a drag selects nothing: it replaces the mask by an empty one, or changes nothing.
class ShapeTool : public PointerTool {
 public:
  enum class Shape { Rectangle, Ellipse, Lasso };

  ShapeTool(EditorSession& session, Selecting& selecting) : session_(session), selecting_(selecting) {}

  /// For the next press.
  void setShape(Shape shape) { shape_ = shape; }
  void setErase(bool erase) { erase_ = erase; }

  void press(const PointerEvent& event) override;
  void move(const PointerEvent& event) override;
  void release(const PointerEvent& event) override;
  void cancel() override { path_.clear(); }
  ToolOutline outline() const override;

 private:
  QRectF rectangle() const;
  QString label() const;

  EditorSession& session_;
  Selecting& selecting_;
  Shape shape_ = Shape::Rectangle;
  bool erase_ = false;
  SelectionMode mode_ = SelectionMode::Replace;
  Qt::KeyboardModifiers ignored_;    // held since the press
  Qt::KeyboardModifiers modifiers_;  // pressed during the drag
  QPolygonF path_;                   // px of the picture; the first and the last point for a rectangle
};

}  // namespace pentimento::ui
