// What the window shows without a picture: how to get one, and what can be done then.
#pragma once

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>

#include "ui/actions/word_actions.h"

namespace pentimento::ui {

class StartPage : public QWidget {
  Q_OBJECT

 public:
  StartPage(FileActions& files, WordActions& words, QWidget* parent = nullptr);

 private:
  void addHeading(QVBoxLayout* column);
  void addButtons(QVBoxLayout* column, QAction* newPicture);
  void fillUnsaved();
  void addUnsaved(QVBoxLayout* list, const UnsavedWork& work);

  FileActions& files_;
  QWidget* newButton_ = nullptr;  // the last one above the lists
  QWidget* unsaved_;
};

}  // namespace pentimento::ui
