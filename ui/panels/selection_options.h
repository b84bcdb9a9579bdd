// What can be set for the tools that select: how the selection is joined with the mask, magic wand, smart
// select.
#pragma once

#include <QWidget>

#include "ui/canvas/canvas.h"

namespace pentimento::ui {

class SelectionModeChoice : public QWidget {
  Q_OBJECT

 public:
  explicit SelectionModeChoice(Selecting& selecting, QWidget* parent = nullptr);
};

class WandOptions : public QWidget {
  Q_OBJECT

 public:
  explicit WandOptions(Canvas& canvas, QWidget* parent = nullptr);
};

class SmartSelectOptions : public QWidget {
  Q_OBJECT

 public:
  explicit SmartSelectOptions(Canvas& canvas, QWidget* parent = nullptr);
};

}  // namespace pentimento::ui
