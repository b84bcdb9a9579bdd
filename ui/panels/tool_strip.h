// The slim strip at the left: the tools, and the look of the mask.
#pragma once

#include <QFrame>

#include "ui/actions/tool_actions.h"

namespace pentimento::ui {

class ToolStrip : public QFrame {
  Q_OBJECT

 public:
  ToolStrip(Canvas& canvas, const ToolActions& actions, QWidget* parent = nullptr);
};

}  // namespace pentimento::ui
