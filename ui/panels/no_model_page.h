// What is shown in place of the words when there is no model yet: what one is, and how to get it in here.
#pragma once

#include <QWidget>

#include "ui/actions/word_actions.h"

namespace pentimento::ui {

class NoModelPage : public QWidget {
  Q_OBJECT

 public:
  explicit NoModelPage(const WordActions& actions, QWidget* parent = nullptr);
};

}  // namespace pentimento::ui
