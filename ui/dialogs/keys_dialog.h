// Help > Keys: every key of the window on one page.
#pragma once

#include <QDialog>
#include <QMainWindow>

namespace pentimento::ui {

class KeysDialog : public QDialog {
  Q_OBJECT

 public:
  /// Accepted when the person wants to change them.
  explicit KeysDialog(QMainWindow& window);
};

}  // namespace pentimento::ui
