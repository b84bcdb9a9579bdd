// The tools of the canvas and the brush: keys and buttons.
#pragma once

#include <QAction>
#include <QMenu>
#include <vector>

#include "ui/canvas/canvas.h"

namespace pentimento::ui {

class ToolActions : public QObject {
  Q_OBJECT

 public:
  explicit ToolActions(Canvas& canvas, QObject* parent = nullptr);

  void fillMenu(QMenu* menu) const;

  QAction* tool(Canvas::Tool tool) const;

  QAction* const larger;
  QAction* const smaller;
  QAction* const harder;
  QAction* const softer;

 private:
  void addTool(Canvas::Tool tool, const char* name, const QString& text, const QString& icon,
               const QKeySequence& key, const QString& tip);
  void update();

  Canvas& canvas_;
  std::vector<std::pair<Canvas::Tool, QAction*>> tools_;
};

}  // namespace pentimento::ui
