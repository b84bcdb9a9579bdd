// What the window shows without a picture: how to get one, and what can be done then.
#pragma once

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>

#include "ui/actions/file_actions.h"
#include "ui/actions/word_actions.h"
#include "ui/documents.h"

namespace pentimento::ui {

class StartPage : public QWidget {
  Q_OBJECT

 public:
  StartPage(Studio& studio, Documents& documents, FileActions& files, WordActions& words,
            QWidget* parent = nullptr);

 private:
  void addHeading(QVBoxLayout* column);
  void addButtons(QVBoxLayout* column, QAction* newPicture);
  void fillUnsaved();
  void addUnsaved(QVBoxLayout* list, const UnsavedWork& work);

  Studio& studio_;
  Documents& documents_;
  FileActions& files_;
  QWidget* newButton_ = nullptr;  // the last one above the lists
  QWidget* unsaved_;
};

}  // namespace pentimento::ui
