#include "ui/panels/brush_options.h"

#include <QFormLayout>
#include <QSignalBlocker>
#include <cmath>

#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

int sliderFromDiameter(double diameter) {
  return static_cast<int>(std::lround(kDiameterSteps * std::log(diameter) / std::log(kMaxDiameter)));
}

double diameterFromSlider(int value) {
  return std::round(std::exp(std::log(kMaxDiameter) * value / kDiameterSteps));
}

BrushOptions::BrushOptions(Canvas& canvas, QWidget* parent) : QWidget(parent) {
  QSpinBox* size = makeSpinBox(1, static_cast<int>(kMaxDiameter), tr("Brush size"),
                               tr("Diameter of the brush in pixels of the picture ([ and ])"), this);
  size->setSuffix(tr(" px"));
  QSpinBox* hardness =
      makeSpinBox(0, 100, tr("Brush hardness"), tr("How sharp the edge of the brush is ({ and })"), this);
  hardness->setSuffix(tr(" %"));
  hardness->setSingleStep(10);

  const auto read = [&canvas, size, hardness] {
    const QSignalBlocker blockSize(size), blockHardness(hardness);
    size->setValue(static_cast<int>(std::lround(canvas.brush().diameter)));
    hardness->setValue(static_cast<int>(std::lround(canvas.brush().hardness * 100)));
  };
  connect(&canvas, &Canvas::brushChanged, this, read);
  connect(size, &QSpinBox::valueChanged, &canvas, [&canvas](int px) { canvas.setBrushDiameter(px); });
  connect(hardness, &QSpinBox::valueChanged, &canvas,
          [&canvas](int percent) { canvas.setBrushHardness(percent / 100.0); });
  read();

  auto* form = new QFormLayout(this);
  form->setContentsMargins(2 * kGap, 2 * kGap, 2 * kGap, 2 * kGap);
  form->addRow(tr("Size:"), size);
  form->addRow(tr("Hardness:"), hardness);
}

}  // namespace pentimento::ui
