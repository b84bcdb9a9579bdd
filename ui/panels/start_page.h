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

  FileActions& files_;
  QWidget* recent_;
};

}  // namespace pentimento::ui
