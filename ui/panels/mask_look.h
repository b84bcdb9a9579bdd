// Color and opacity of the mask overlay, in a popover of the tool strip.
#pragma once

#include <QWidget>

#include "ui/canvas/canvas.h"

namespace pentimento::ui {

class MaskLook : public QWidget {
  Q_OBJECT

 public:
  explicit MaskLook(Canvas& canvas, QWidget* parent = nullptr);
};

}  // namespace pentimento::ui
