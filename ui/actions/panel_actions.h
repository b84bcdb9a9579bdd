// Which panels are shown around the canvas: a part of the View menu.
#pragma once

#include <QAction>
#include <QMenu>

namespace pentimento::ui {

class PanelActions : public QObject {
  Q_OBJECT

 public:
  explicit PanelActions(QObject* parent);

  /// `words`: the panel with words and queue, which has an action elsewhere.
  void fillMenu(QMenu* menu, QAction* words) const;

  QAction* const edits;
  QAction* const candidates;
  QAction* const canvasOnly;
  QAction* const resetLayout;
};

}  // namespace pentimento::ui
