// Moves, scales and rotates the picture that is being placed, by its handles.
#pragma once

#include <QCursor>
#include <functional>

#include "ui/placing/placing.h"
#include "ui/tools/pointer_tool.h"

namespace pentimento::ui {

/// Where the handles are, in the coordinates of its corners: corners, middles of the sides (top first,
/// clockwise), and the one to rotate by.
struct PlaceHandles {
  QPolygonF corners;
  QPolygonF sides;
  QPointF rotate;

  /// `corners`: as Placing::corners(), on the screen.
  static PlaceHandles of(const QPolygonF& corners);
};

class PlaceTool : public PointerTool {
 public:
  static constexpr double kReach = 8;  ///< widget px

  using ToWidget = std::function<QPointF(const QPointF&)>;
  PlaceTool(Placing& placing, ToWidget toWidget) : placing_(placing), toWidget_(std::move(toWidget)) {}

  void press(const PointerEvent& event) override;
  /// Shift: in steps of 15 degrees, along one axis, with the proportions; Alt: about the middle.
  void move(const PointerEvent& event) override;
  void release(const PointerEvent& event) override { move(event); }
  void cancel() override;

  QCursor cursorAt(const QPointF& widget) const;

 private:
  enum class Grip { Move, Corner, Side, Rotate };
  struct Hit {
    Grip grip = Grip::Move;
    int index = 0;
  };
  Hit hitAt(const QPointF& widget) const;
  engine::Transform moved(QPointF by, Qt::KeyboardModifiers modifiers) const;
  engine::Transform rotated(const QPointF& to, Qt::KeyboardModifiers modifiers) const;
  engine::Transform stretched(const QPointF& to, Qt::KeyboardModifiers modifiers) const;

  Placing& placing_;
  ToWidget toWidget_;
  Hit hit_;
  int gesture_ = 0;
  QPointF start_;  // px of the document
  engine::Placement before_;
  QPolygonF corners_;  // of `before_`
};

}  // namespace pentimento::ui
