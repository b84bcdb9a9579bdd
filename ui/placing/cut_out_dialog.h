// The placed picture on a canvas of its own, with all tools that select: what is selected is placed.
#pragma once

#include <QDialog>

#include "ui/actions/tool_actions.h"
#include "ui/canvas/canvas.h"

namespace pentimento::ui {

class CutOutDialog : public QDialog {
  Q_OBJECT

 public:
  /// `cutOut` without size: nothing is selected at first.
  CutOutDialog(const image::Image& picture, const image::Mask& cutOut, QWidget* parent);

  EditorSession& session() { return session_; }
  Canvas& canvas() { return canvas_; }

 Q_SIGNALS:
  /// What is selected; a mask without size when nothing is, which means all of the picture.
  void chosen(const image::Mask& cutOut);

 private:
  void makeLayout();
  void finish();

  engine::JobQueue queue_{engine::Backends()};  // nothing runs here
  EditorSession session_;
  Canvas canvas_;
  ToolActions* tools_;
};

}  // namespace pentimento::ui
