// Help > Log: what went wrong and what the engines chose, to read and to copy.
#pragma once

#include <QDialog>
#include <QPlainTextEdit>

namespace pentimento::ui {

class LogDialog : public QDialog {
  Q_OBJECT

 public:
  explicit LogDialog(QWidget* parent = nullptr);

 private:
  void fill();

  QPlainTextEdit* text_;
};

}  // namespace pentimento::ui
