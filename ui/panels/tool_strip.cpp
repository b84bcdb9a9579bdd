#include "ui/panels/tool_strip.h"

#include <QSignalBlocker>
#include <QVBoxLayout>
#include <cmath>

#include "ui/panels/brush_options.h"
#include "ui/panels/controls.h"
#include "ui/panels/mask_look.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kWidth = 52;
constexpr int kSliderHeight = 144;
}  // namespace

ToolStrip::ToolStrip(Canvas& canvas, const ToolActions& actions, QWidget* parent)
    : QFrame(parent),
      canvas_(canvas),
      size_(makeSlider(Qt::Vertical, 0, kDiameterSteps, tr("Brush size"), tr("Size of the brush ([ and ])"),
                       this)),
      sizeButton_(makeButton({}, tr("Size and hardness of the brush"), this)) {
  setAccessibleName(tr("Tools"));
  setFixedWidth(kWidth);
  size_->setFixedHeight(kSliderHeight);
  size_->setPageStep(kDiameterSteps / 20);
  sizeButton_->setToolButtonStyle(Qt::ToolButtonTextOnly);
  sizeButton_->setProperty("narrow", true);
  setPopover(sizeButton_, new BrushOptions(canvas));
  QToolButton* mask = makeButton(QStringLiteral("mask"), tr("Color and opacity of the mask"), this);
  setPopover(mask, new MaskLook(canvas));

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, kGap, 0, kGap);
  layout->setSpacing(kSmallGap);
  for (QAction* action : {actions.brush, actions.eraser, actions.pan}) {
    layout->addWidget(makeButton(action, ButtonLook::Icon, this), 0, Qt::AlignHCenter);
  }
  layout->addSpacing(kSmallGap);
  layout->addWidget(makeDivider(Qt::Horizontal, this), 0, Qt::AlignHCenter);
  layout->addSpacing(kSmallGap);
  layout->addWidget(size_, 0, Qt::AlignHCenter);
  layout->addWidget(sizeButton_, 0, Qt::AlignHCenter);
  layout->addSpacing(kSmallGap);
  layout->addWidget(makeDivider(Qt::Horizontal, this), 0, Qt::AlignHCenter);
  layout->addSpacing(kSmallGap);
  layout->addWidget(mask, 0, Qt::AlignHCenter);
  layout->addStretch();

  connect(size_, &QSlider::valueChanged, this,
          [this](int value) { canvas_.setBrushDiameter(diameterFromSlider(value)); });
  connect(&canvas_, &Canvas::brushChanged, this, &ToolStrip::readBrush);
  readBrush();
}

void ToolStrip::readBrush() {
  const QSignalBlocker block(size_);
  const double diameter = canvas_.brush().diameter;
  // The slider's own rounding must not move it while it is dragged.
  if (diameterFromSlider(size_->value()) != std::round(diameter))
    size_->setValue(sliderFromDiameter(diameter));
  sizeButton_->setText(tr("%1 px").arg(std::lround(diameter)));
}

}  // namespace pentimento::ui
