// Draws guides: lines that Remove and Extend follow with what they fill.
#pragma once

#include <QPolygonF>
#include <optional>

#include "ui/editor_session.h"
#include "ui/tools/guide_places.h"
#include "ui/tools/pointer_tool.h"

namespace pentimento::ui {

/// A drag is a line of one segment; clicks are corners of a line that Enter, a double click or a click on its
/// end finishes. A click on a guide selects it, dragging one of its points moves that, the right button
/// removes it. Shift keeps a segment to multiples of 45 degrees.
class GuideTool : public PointerTool {
 public:
  GuideTool(EditorSession& session, ToWidget toWidget) : session_(session), toWidget_(std::move(toWidget)) {}

  void setErase(bool erase);
  /// Among the guides of the session.
  std::optional<std::size_t> selected() const;
  void select(std::optional<std::size_t> guide) { selected_ = guide; }
  void removeSelected();

  void press(const PointerEvent& event) override;
  void move(const PointerEvent& event) override;
  void release(const PointerEvent& event) override;
  void cancel() override;
  ToolOutline outline() const override;
  bool wantsMore() const override { return !corners_.isEmpty(); }
  void finish() override;
  void stepBack() override;

 private:
  bool means(const QPointF& widget, const QPointF& picture) const;
  std::optional<QPointF> anchor() const;
  QPointF placeOf(const PointerEvent& event) const;
  void remove(std::size_t guide);

  EditorSession& session_;
  ToWidget toWidget_;
  bool erase_ = false;
  std::optional<std::size_t> selected_;
  std::optional<GuidePoint> grip_;  // the point that is dragged
  bool closing_ = false;
  QPolygonF corners_;  // of the line that is drawn, px of the picture
  QPointF pointer_;    // where the next corner would be, px of the picture
  QPointF clickedAt_;  // px of the picture: with Shift not always the corner
  QPointF pressedAt_;  // widget
};

}  // namespace pentimento::ui
