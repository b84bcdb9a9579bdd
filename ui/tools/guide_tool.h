// Draws guides: lines that Remove and Extend follow with what they fill.
#pragma once

#include <QPolygonF>
#include <functional>
#include <optional>

#include "ui/editor_session.h"
#include "ui/tools/pointer_tool.h"

namespace pentimento::ui {

/// A drag is a line of one segment; clicks are corners of a line that Enter, a double click or a click on its
/// end finishes. A click on a guide selects it, dragging one of its points moves that, the right button
/// removes it.
class GuideTool : public PointerTool {
 public:
  using ToWidget = std::function<QPointF(const QPointF& picture)>;

  GuideTool(EditorSession& session, ToWidget toWidget) : session_(session), toWidget_(std::move(toWidget)) {}

  void setErase(bool erase);
  /// Among the guides of the session.
  std::optional<std::size_t> selected() const;
  void select(std::optional<std::size_t> guide) { selected_ = guide; }
  void removeSelected();

  /// Where the points of guides are on the picture: in the middle of pixels.
  static QPolygonF lineOf(const engine::FillOptions::Guide& guide);

  void press(const PointerEvent& event) override;
  void move(const PointerEvent& event) override;
  void release(const PointerEvent& event) override;
  void cancel() override;
  ToolOutline outline() const override;
  bool wantsMore() const override { return !corners_.isEmpty(); }
  void finish() override;
  void stepBack() override;

 private:
  struct Grip {
    std::size_t guide = 0, point = 0;
  };

  std::optional<Grip> pointAt(const QPointF& widget) const;
  std::optional<std::size_t> guideAt(const QPointF& widget) const;
  void begin(const PointerEvent& event);
  void remove(std::size_t guide);

  EditorSession& session_;
  ToWidget toWidget_;
  bool erase_ = false;
  std::optional<std::size_t> selected_;
  std::optional<Grip> grip_;  // the point that is dragged
  bool closing_ = false;
  QPolygonF corners_;  // of the line that is drawn, px of the picture
  QPointF pointer_;
  QPointF pressedAt_;  // widget
};

}  // namespace pentimento::ui
