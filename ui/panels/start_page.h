// What the window shows without a picture: how to get one.
#pragma once

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>

#include "ui/actions/file_actions.h"

namespace pentimento::ui {

class StartPage : public QWidget {
  Q_OBJECT

 public:
  StartPage(FileActions& files, QAction* newPicture, QWidget* parent = nullptr);

 private:
  void addHeading(QVBoxLayout* column);
  void addButtons(QVBoxLayout* column, QAction* newPicture);
  void fillRecent();
  void fillUnsaved();
  void addUnsaved(QVBoxLayout* list, const UnsavedWork& work);

  FileActions& files_;
  QWidget* newButton_ = nullptr;  // the last one above the lists
  QWidget* unsaved_;
  QWidget* recent_;
};

}  // namespace pentimento::ui
