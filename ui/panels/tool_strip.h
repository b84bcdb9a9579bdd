// The slim strip at the left: the tools, and the look of the mask.
#pragma once

#include <QFrame>
#include <vector>

#include "ui/actions/tool_actions.h"

namespace pentimento::ui {

/// In one column; in two where the window is too low for it.
class ToolStrip : public QFrame {
  Q_OBJECT

 public:
  ToolStrip(Canvas& canvas, const ToolActions& actions, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  /// What stands together, with the line below it.
  struct Group {
    std::vector<QWidget*> buttons;
    QWidget* line = nullptr;  // none below the last
  };

  void arrange(int columns);
  int heightIn(int columns) const;

  std::vector<Group> groups_;
  int columns_ = 0;
};

}  // namespace pentimento::ui
