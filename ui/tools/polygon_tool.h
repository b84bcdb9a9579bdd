// Selects a polygon, one click for each corner. A click on the first corner, a double click or Enter closes
// it, Backspace takes the last corner back, Esc gives it up.
#pragma once

#include <QPolygonF>

#include "ui/tools/pointer_tool.h"
#include "ui/tools/selecting.h"

namespace pentimento::ui {

class PolygonTool : public PointerTool {
 public:
  explicit PolygonTool(Selecting& selecting) : selecting_(selecting) {}

  void setErase(bool erase);

  void press(const PointerEvent& event) override;
  void move(const PointerEvent& event) override;
  void release(const PointerEvent& event) override;
  void cancel() override { corners_.clear(); }
  ToolOutline outline() const override;
  bool wantsMore() const override { return !corners_.isEmpty(); }
  void finish() override;
  void stepBack() override;

 private:
  Selecting& selecting_;
  bool erase_ = false;
  bool closing_ = false;
  SelectionMode mode_ = SelectionMode::Replace;
  QPolygonF corners_;  // px of the picture
  QPointF pointer_;
  QPolygonF widgets_;  // the corners where they were clicked
};

}  // namespace pentimento::ui
