// The tools of the canvas and the brush: keys and buttons.
#pragma once

#include <QAction>
#include <QMenu>

#include "ui/canvas/canvas.h"

namespace pentimento::ui {

class ToolActions : public QObject {
  Q_OBJECT

 public:
  explicit ToolActions(Canvas& canvas, QObject* parent = nullptr);

  void fillMenu(QMenu* menu) const;

  QAction* const brush;
  QAction* const eraser;
  QAction* const pan;
  QAction* const larger;
  QAction* const smaller;
  QAction* const harder;
  QAction* const softer;

 private:
  void update();

  Canvas& canvas_;
};

}  // namespace pentimento::ui
