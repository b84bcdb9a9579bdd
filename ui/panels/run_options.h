// What rarely changes between runs, in a popover of the bar: ring, context, seed.
#pragma once

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QWidget>

#include "ui/editor_session.h"

namespace pentimento::ui {

class RunOptions : public QWidget {
  Q_OBJECT

 public:
  explicit RunOptions(EditorSession& session, QWidget* parent = nullptr);

 private:
  void lay();
  void read();   // session -> controls
  void write();  // controls -> session

  EditorSession& session_;
  QSpinBox* ring_;
  QCheckBox* keepSeed_;
  QLineEdit* seed_;
};

}  // namespace pentimento::ui
