#include "ui/panels/selection_options.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <cmath>

#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kSliderWidth = 140;
}  // namespace

SelectionModeChoice::SelectionModeChoice(Selecting& selecting, QWidget* parent) : QWidget(parent) {
  struct Mode {
    SelectionMode mode;
    QString icon, tip;
  };
  const Mode modes[] = {
      {SelectionMode::Replace, QStringLiteral("select-new"), tr("A new selection each time")},
      {SelectionMode::Add, QStringLiteral("select-add"), tr("Add to the selection (hold Shift)")},
      {SelectionMode::Subtract, QStringLiteral("select-subtract"),
       tr("Take away from the selection (hold Alt, or use the right button)")},
      {SelectionMode::Intersect, QStringLiteral("select-intersect"),
       tr("Keep what is selected both times (hold Shift and Alt)")}};
  auto* row = makeRow(this, kSmallGap);
  auto* group = new QButtonGroup(this);
  for (const Mode& mode : modes) {
    QToolButton* button = makeButton(mode.icon, mode.tip, this);
    button->setCheckable(true);
    group->addButton(button, static_cast<int>(mode.mode));
    row->addWidget(button);
  }
  const auto read = [group, &selecting] {
    group->button(static_cast<int>(selecting.defaultMode()))->setChecked(true);
  };
  connect(group, &QButtonGroup::idClicked, &selecting,
          [&selecting](int id) { selecting.setDefaultMode(static_cast<SelectionMode>(id)); });
  connect(&selecting, &Selecting::defaultModeChanged, this, read);
  read();
}

WandOptions::WandOptions(Canvas& canvas, QWidget* parent) : QWidget(parent) {
  const QString tip = tr("How far a color may be from the one you click on, in steps of 8 bit");
  QSlider* slider = makeSlider(Qt::Horizontal, 0, 255, tr("Tolerance"), tip, this);
  slider->setFixedWidth(kSliderWidth);
  QSpinBox* tolerance = makeSpinBox(0, 255, tr("Tolerance in steps"), tip, this);
  auto* contiguous = new QCheckBox(tr("Contiguous"), this);
  contiguous->setToolTip(tr("Only what is connected to the place you click on"));
  auto* sample = new QComboBox(this);
  sample->setAccessibleName(tr("Sample"));
  sample->setToolTip(tr("The color is the mean of so many pixels around the place you click on"));
  for (const int radius : {0, 1, 2, 5}) sample->addItem(tr("%1 × %1 px").arg(2 * radius + 1), radius);

  const auto change = [&canvas](const std::function<void(image::SimilarColors&)>& by) {
    image::SimilarColors options = canvas.wandOptions();
    by(options);
    canvas.setWandOptions(options);
  };
  connect(tolerance, &QSpinBox::valueChanged, &canvas,
          [change](int value) { change([value](auto& options) { options.tolerance = value; }); });
  connect(slider, &QSlider::valueChanged, tolerance, &QSpinBox::setValue);
  connect(contiguous, &QCheckBox::toggled, &canvas,
          [change](bool on) { change([on](auto& options) { options.contiguous = on; }); });
  connect(sample, &QComboBox::activated, &canvas, [change, sample] {
    change([radius = sample->currentData().toInt()](auto& options) { options.sample_radius = radius; });
  });
  const auto read = [&canvas, slider, tolerance, contiguous, sample] {
    const QSignalBlocker a(slider), b(tolerance), c(contiguous);
    const image::SimilarColors& options = canvas.wandOptions();
    slider->setValue(static_cast<int>(std::lround(options.tolerance)));
    tolerance->setValue(slider->value());
    contiguous->setChecked(options.contiguous);
    sample->setCurrentIndex(sample->findData(options.sample_radius));
  };
  connect(&canvas, &Canvas::selectionOptionsChanged, this, read);
  read();

  auto* row = makeRow(this, kGap);
  row->addWidget(makeFaintLabel(tr("Tolerance"), this));
  row->addWidget(slider);
  row->addWidget(tolerance);
  row->addSpacing(kGap);
  row->addWidget(contiguous);
  row->addSpacing(kGap);
  row->addWidget(makeFaintLabel(tr("Sample"), this));
  row->addWidget(sample);
}

SmartSelectOptions::SmartSelectOptions(Canvas& canvas, QWidget* parent) : QWidget(parent) {
  auto* kind = new QComboBox(this);
  kind->setAccessibleName(tr("How to show the object"));
  kind->setToolTip(tr("Smart select finds the edges of the object by itself"));
  kind->addItem(tr("Scribble over the object"), static_cast<int>(image::Scribble::Inside));
  kind->addItem(tr("Draw around the object"), static_cast<int>(image::Scribble::Around));
  connect(kind, &QComboBox::activated, &canvas,
          [&canvas, kind] { canvas.setScribble(static_cast<image::Scribble>(kind->currentData().toInt())); });
  connect(&canvas, &Canvas::selectionOptionsChanged, this,
          [&canvas, kind] { kind->setCurrentIndex(kind->findData(static_cast<int>(canvas.scribble()))); });
  makeRow(this, kGap)->addWidget(kind);
}

}  // namespace pentimento::ui
