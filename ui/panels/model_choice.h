// Which model works, and what it is.
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QWidget>

#include "ui/editor_session.h"
#include "ui/model_library.h"

namespace pentimento::ui {

class ModelChoice : public QWidget {
  Q_OBJECT

 public:
  ModelChoice(EditorSession& session, ModelLibrary& library, QAction* manage, QWidget* parent = nullptr);

 private:
  void fill();
  void read();

  EditorSession& session_;
  ModelLibrary& library_;
  QComboBox* models_;
  QLabel* facts_;
};

}  // namespace pentimento::ui
