#include "ui/panels/brush_options.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <cmath>

#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kSliderWidth = 140;
}

int sliderFromDiameter(double diameter) {
  return static_cast<int>(std::lround(kDiameterSteps * std::log(diameter) / std::log(kMaxDiameter)));
}

double diameterFromSlider(int value) {
  return std::round(std::exp(std::log(kMaxDiameter) * value / kDiameterSteps));
}

BrushOptions::BrushOptions(Canvas& canvas, QWidget* parent) : QWidget(parent) {
  QSlider* slider = makeSlider(Qt::Horizontal, 0, kDiameterSteps, tr("Brush size"),
                               tr("Size of the brush ([ and ])"), this);
  slider->setPageStep(kDiameterSteps / 20);
  slider->setFixedWidth(kSliderWidth);
  QSpinBox* size = makeSpinBox(1, static_cast<int>(kMaxDiameter), tr("Brush diameter"),
                               tr("Diameter of the brush in pixels of the picture ([ and ])"), this);
  size->setSuffix(tr(" px"));
  QSpinBox* hardness =
      makeSpinBox(0, 100, tr("Brush hardness"), tr("How sharp the edge of the brush is ({ and })"), this);
  hardness->setSuffix(tr(" %"));
  hardness->setSingleStep(10);

  const auto read = [&canvas, slider, size, hardness] {
    const QSignalBlocker blockSlider(slider), blockSize(size), blockHardness(hardness);
    const double diameter = canvas.brush().diameter;
    // The slider's own rounding must not move it while it is dragged.
    if (diameterFromSlider(slider->value()) != std::round(diameter)) {
      slider->setValue(sliderFromDiameter(diameter));
    }
    size->setValue(static_cast<int>(std::lround(diameter)));
    hardness->setValue(static_cast<int>(std::lround(canvas.brush().hardness * 100)));
  };
  connect(&canvas, &Canvas::brushChanged, this, read);
  connect(slider, &QSlider::valueChanged, &canvas,
          [&canvas](int value) { canvas.setBrushDiameter(diameterFromSlider(value)); });
  connect(size, &QSpinBox::valueChanged, &canvas, [&canvas](int px) { canvas.setBrushDiameter(px); });
  connect(hardness, &QSpinBox::valueChanged, &canvas,
          [&canvas](int percent) { canvas.setBrushHardness(percent / 100.0); });
  read();

  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kGap);
  row->addWidget(makeFaintLabel(tr("Size"), this));
  row->addWidget(slider);
  row->addWidget(size);
  row->addSpacing(kGap);
  row->addWidget(makeFaintLabel(tr("Hardness"), this));
  row->addWidget(hardness);
  row->addSpacing(kGap);
  row->addWidget(makeFaintLabel(tr("Pen pressure"), this));
  row->addWidget(makePressure(canvas));
}

QWidget* BrushOptions::makePressure(Canvas& canvas) {
  auto* choice = new QComboBox(this);
  choice->setAccessibleName(tr("Pen pressure"));
  choice->setToolTip(tr("What the pressure of a pen changes"));
  choice->addItems({tr("Off"), tr("Size"), tr("Hardness")});  // in the order of PenPressure
  choice->setCurrentIndex(static_cast<int>(canvas.penPressure()));
  connect(choice, &QComboBox::activated, &canvas,
          [&canvas](int index) { canvas.setPenPressure(static_cast<PenPressure>(index)); });
  connect(&canvas, &Canvas::brushChanged, choice,
          [&canvas, choice] { choice->setCurrentIndex(static_cast<int>(canvas.penPressure())); });
  return choice;
}

}  // namespace pentimento::ui
