// Help > Keys: every key of the window on one page.
#pragma once

#include <QDialog>
#include <QMenu>

namespace pentimento::ui {

class KeysDialog : public QDialog {
  Q_OBJECT

 public:
  /// Accepted when the person wants to change them.
  KeysDialog(QWidget& tab, const QList<QMenu*>& menus);
};

}  // namespace pentimento::ui
