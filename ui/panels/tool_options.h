// The strip above the canvas: what can be set for the tool in hand.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QToolButton>

#include "ui/canvas/canvas.h"

namespace pentimento::ui {

class ToolOptions : public QFrame {
  Q_OBJECT

 public:
  explicit ToolOptions(Canvas& canvas, QWidget* parent = nullptr);

 private:
  void update();

  Canvas& canvas_;
  QWidget* mode_;
  QWidget* brush_;
  QWidget* wand_;
  QWidget* smart_;
  QLabel* hint_;
  QToolButton* removeGuides_ = nullptr;
};

}  // namespace pentimento::ui
