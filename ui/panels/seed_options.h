// The seed and how many candidates one run makes.
#pragma once

#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QWidget>

#include "ui/editor_session.h"

namespace pentimento::ui {

/// Unlocked: every run takes a new seed. Locked: all take the one that is shown (64 bit).
class SeedOptions : public QWidget {
  Q_OBJECT

 public:
  explicit SeedOptions(EditorSession& session, QWidget* parent = nullptr);

 private:
  void read();
  void lock(bool on);
  void throwDice();
  void take();

  EditorSession& session_;
  QLineEdit* seed_;
  QToolButton* lock_;
  QToolButton* dice_;
  QSpinBox* count_;
};

}  // namespace pentimento::ui
