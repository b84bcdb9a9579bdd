// What can be set of one accepted edit: opacity, and which of its candidates is used.
#pragma once

#include <QLabel>
#include <QListWidget>
#include <QSlider>
#include <QSpinBox>
#include <QWidget>

#include "ui/actions/stack_actions.h"

namespace pentimento::ui {

class EditDetails : public QWidget {
  Q_OBJECT

 public:
  EditDetails(EditorSession& session, const StackActions& actions, QWidget* parent = nullptr);

  /// none: all is switched off.
  void show(std::optional<std::int64_t> id);

 private:
  QWidget* makeOpacity();
  QWidget* makeSiblings(const StackActions& actions);
  QWidget* makeButtons(const StackActions& actions);
  void setOpacity(int percent);
  void update();
  void updateSiblings(const document::Edit& edit);

  EditorSession& session_;
  std::optional<std::int64_t> id_;
  document::EditPtr shown_;
  int gesture_ = 1;
  QSlider* opacity_ = nullptr;
  QSpinBox* percent_ = nullptr;
  QWidget* siblingsRow_ = nullptr;
  QLabel* place_ = nullptr;
  QListWidget* siblings_ = nullptr;
};

}  // namespace pentimento::ui
