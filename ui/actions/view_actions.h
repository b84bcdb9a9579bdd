// Zoom, overlays, full screen and the look of the window: the View menu.
#pragma once

#include <QAction>
#include <QMainWindow>
#include <QMenu>

#include "ui/canvas/canvas.h"

namespace pentimento::ui {

class ViewActions : public QObject {
  Q_OBJECT

 public:
  ViewActions(EditorSession& session, Canvas& canvas, QMainWindow& window);

  void fillMenu(QMenu* menu) const;

  QAction* const zoomIn;
  QAction* const zoomOut;
  QAction* const fit;
  QAction* const actualPixels;
  QAction* const mask;
  QAction* const guides;
  QAction* const original;
  QAction* const fullScreen;

 private:
  void connectActions(QMainWindow& window);
  void fillThemeMenu(QMenu* menu) const;
  void fillLanguageMenu(QMenu* menu) const;

  EditorSession& session_;
  Canvas& canvas_;
};

}  // namespace pentimento::ui
