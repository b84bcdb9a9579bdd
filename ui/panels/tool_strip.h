// The slim strip at the left: tools, size of the brush, look of the mask.
#pragma once

#include <QFrame>
#include <QSlider>
#include <QToolButton>

#include "ui/actions/tool_actions.h"

namespace pentimento::ui {

class ToolStrip : public QFrame {
  Q_OBJECT

 public:
  ToolStrip(Canvas& canvas, const ToolActions& actions, QWidget* parent = nullptr);

 private:
  void readBrush();

  Canvas& canvas_;
  QSlider* size_;
  QToolButton* sizeButton_;
};

}  // namespace pentimento::ui
