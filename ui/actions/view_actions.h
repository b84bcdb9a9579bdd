// Zoom, overlays, full screen and the look of the window: the View menu.
#pragma once

#include <QAction>
#include <QMenu>

#include "ui/canvas/canvas.h"

namespace pentimento::ui {

class ViewActions : public QObject {
  Q_OBJECT

 public:
  ViewActions(EditorSession& session, Canvas& canvas, QWidget& tab);

  void fillMenu(QMenu* menu) const;
  /// What is shown is as it was in `before`.
  void takeOver(const ViewActions& before);

  QAction* const zoomIn;
  QAction* const zoomOut;
  QAction* const fit;
  QAction* const actualPixels;
  QAction* const mask;
  QAction* const bounds;
  QAction* const original;
  QAction* const repeated;
  QAction* const fullScreen;

 private:
  void connectActions(QWidget& tab);
  void fillThemeMenu(QMenu* menu) const;
  void fillLanguageMenu(QMenu* menu) const;

  EditorSession& session_;
  Canvas& canvas_;
};

}  // namespace pentimento::ui
