// Help > Keys: every key of the window on one page.
#pragma once

#include <QAction>
#include <QDialog>
#include <QMenu>

namespace pentimento::ui {

class KeysDialog : public QDialog {
  Q_OBJECT

 public:
  /// Lists the keys of the actions in `menus`, and those of the canvas that are no actions.
  KeysDialog(const QList<QMenu*>& menus, QWidget* parent);
};

}  // namespace pentimento::ui
