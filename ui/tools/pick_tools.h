// Tools that find what is meant by themselves: the magic wand by color, smart select by the object's edges.
#pragma once

#include <QPolygonF>

#include "image/selection/object_edges.h"
#include "image/selection/similar_colors.h"
#include "ui/tools/pointer_tool.h"
#include "ui/tools/selecting.h"

namespace pentimento::ui {

/// Selects what has the color at the pointer.
class WandTool : public PointerTool {
 public:
  WandTool(EditorSession& session, Selecting& selecting) : session_(session), selecting_(selecting) {}

  const image::SimilarColors& options() const { return options_; }
  void setOptions(const image::SimilarColors& options) { options_ = options; }
  void setErase(bool erase) { erase_ = erase; }

  void press(const PointerEvent& event) override;
  void move(const PointerEvent&) override {}
  void release(const PointerEvent&) override {}
  void cancel() override {}

 private:
  EditorSession& session_;
  Selecting& selecting_;
  image::SimilarColors options_;
  bool erase_ = false;
};

/// Selects the object that is scribbled over, or drawn around.
class SmartSelectTool : public PointerTool {
 public:
  SmartSelectTool(EditorSession& session, Selecting& selecting) : session_(session), selecting_(selecting) {}

  image::Scribble kind() const { return kind_; }
  void setKind(image::Scribble kind) { kind_ = kind; }
  double diameter() const { return diameter_; }
  void setDiameter(double diameter) { diameter_ = diameter; }  ///< of the scribble, px of the picture
  void setErase(bool erase) { erase_ = erase; }

  void press(const PointerEvent& event) override;
  void move(const PointerEvent& event) override;
  void release(const PointerEvent& event) override;
  void cancel() override { path_.clear(); }
  ToolOutline outline() const override;

 private:
  EditorSession& session_;
  Selecting& selecting_;
  image::Scribble kind_ = image::Scribble::Inside;
  double diameter_ = 24;
  bool erase_ = false;
  SelectionMode mode_ = SelectionMode::Replace;
  QPolygonF path_;  // px of the picture
};

}  // namespace pentimento::ui
