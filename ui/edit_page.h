// What is seen while a picture is open: canvas in the middle, tools at the left, their options above, and
// around it panels that can be hidden and moved.
#pragma once

#include <QMainWindow>
#include <QVector>

#include "ui/actions/panel_actions.h"
#include "ui/panels/dock.h"

namespace pentimento::ui {

class EditPage : public QMainWindow {
  Q_OBJECT

 public:
  /// `options` above everything, `tools` at the left of `canvas`.
  EditPage(QWidget* options, QWidget* tools, QWidget* canvas, PanelActions& actions);

  Dock* addPanel(const QString& name, const QString& title, QWidget* content, QAction* toggle,
                 Qt::DockWidgetArea area);

  /// After all panels are added: as it was when saveLayout() was called last.
  void restoreLayout();
  void saveLayout() const;
  /// The layout becomes that of `before`.
  void takeLayout(const EditPage& before);

 protected:
  void hideEvent(QHideEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  QByteArray layout() const;
  void resetLayout();
  void showCanvasOnly(bool on);
  void takeAway();

  PanelActions& actions_;
  QWidget* options_;
  QWidget* tools_;
  QByteArray initial_;     // the layout that resetLayout() gives
  QByteArray underneath_;  // while only the canvas is shown: the layout that comes back
  QByteArray away_;        // while the page is hidden, and its floating panels with it: the layout
};

}  // namespace pentimento::ui
