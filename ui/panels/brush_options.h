// Size, hardness and pen pressure of the brush, in the strip of tool options.
#pragma once

#include <QWidget>

#include "ui/canvas/canvas.h"

namespace pentimento::ui {

class BrushOptions : public QWidget {
  Q_OBJECT

 public:
  explicit BrushOptions(Canvas& canvas, QWidget* parent = nullptr);

 private:
  QWidget* makePressure(Canvas& canvas);
};

/// Sliders for the diameter are logarithmic: as many steps from 4 to 8 px as from 400 to 800.
int sliderFromDiameter(double diameter);
double diameterFromSlider(int value);
inline constexpr int kDiameterSteps = 1000;
inline constexpr double kMaxDiameter = 4096;

}  // namespace pentimento::ui
