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
  enum class Tools { All, OfMask };

  /// OfMask: where only a mask is made.
  ToolActions(Canvas& canvas, Tools tools, QObject* parent = nullptr);

  void fillMenu(QMenu* menu) const;

  QAction* tool(Canvas::Tool tool) const;  ///< null where it is of no use

  QAction* const larger;
  QAction* const smaller;
  QAction* const harder;
  QAction* const softer;

 private:
  void addTool(Canvas::Tool tool, const char* name, const QString& text, const QString& icon,
               const QKeySequence& key, const QString& tip);
  void addGuide();
  void update();

  Canvas& canvas_;
  std::vector<std::pair<Canvas::Tool, QAction*>> tools_;
};

}  // namespace pentimento::ui
