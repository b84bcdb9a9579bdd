// The models that a person has: what each is and can do, what is wrong with it; add and remove.
#pragma once

#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

#include "ui/actions/word_actions.h"

namespace pentimento::ui {

class ModelsDialog : public QDialog {
  Q_OBJECT

 public:
  explicit ModelsDialog(WordActions& actions, QWidget* parent = nullptr);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void fill();
  void describe();
  void remove();

  ModelLibrary& library_;
  QListWidget* list_;
  QLabel* details_;
  QLabel* state_;
  QPushButton* remove_ = nullptr;
};

}  // namespace pentimento::ui
