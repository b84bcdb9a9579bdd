// The command palette (Ctrl+K): all that can be done in the window, found by words; also the place where keys
// are shown and changed.
#pragma once

#include <QFrame>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>

#include "ui/panels/command_list.h"
#include "ui/panels/key_choice.h"

namespace pentimento::ui {

/// Floats over the tab it belongs to. Enter runs the current entry, Esc closes; both give the focus back
/// to where it was.
class CommandPalette : public QFrame {
  Q_OBJECT

 public:
  /// Over `tab`, with what is in `menus`.
  CommandPalette(QWidget& tab, QList<QMenu*> menus);

  void open();
  void close();

  QLineEdit& line() { return *line_; }
  CommandList& list() { return *list_; }
  KeyChoice& keys() { return *keys_; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void place();
  void run();
  void showEntry();
  bool moveByKey(const QKeyEvent& event);
  void followFocus(QWidget* now);

  QWidget& tab_;
  const QList<QMenu*> menus_;
  QPointer<QWidget> before_;  // had the focus
  QList<QAction*> actions_;
  QLineEdit* line_;
  CommandList* list_;
  KeyChoice* keys_;
};

}  // namespace pentimento::ui
