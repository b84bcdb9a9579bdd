// How much of the picture the engine sees: around the mask, all of it, or a rectangle in numbers.
#pragma once

#include <QLabel>
#include <QRadioButton>
#include <QSpinBox>
#include <QWidget>

#include "ui/editor_session.h"

namespace pentimento::ui {

class ContextOptions : public QWidget {
  Q_OBJECT

 public:
  explicit ContextOptions(EditorSession& session, QWidget* parent = nullptr);

 private:
  void lay();
  void read();   // session -> controls
  void write();  // controls -> session

  EditorSession& session_;
  QRadioButton* around_;
  QRadioButton* whole_;
  QRadioButton* fixed_;
  QSpinBox *x_, *y_, *width_, *height_;
  QLabel* scale_;
};

}  // namespace pentimento::ui
