// What can be done now, and with which engine: the built-in one always, models when there are some.
#pragma once

#include <QLabel>
#include <QToolButton>
#include <QWidget>

#include "ui/actions/word_actions.h"

namespace pentimento::ui {

class EngineSummary : public QWidget {
  Q_OBJECT

 public:
  explicit EngineSummary(WordActions& words, QWidget* parent = nullptr);

 private:
  void update();

  ModelLibrary& library_;
  QLabel* models_;
  QToolButton* add_;
};

}  // namespace pentimento::ui
