#include "ui/panels/fill_choice.h"

#include <QSignalBlocker>
#include <cmath>

#include "ui/panels/controls.h"
#include "ui/panels/setting_link.h"

namespace pentimento::ui {

using engine::Operation;
using engine::SamplingArea;

QString samplingName(SamplingArea sampling) {
  switch (sampling) {
    case SamplingArea::Anywhere:
      return FillChoice::tr("Anywhere");
    case SamplingArea::Sides:
      return FillChoice::tr("Left and right");
    case SamplingArea::AboveAndBelow:
      return FillChoice::tr("Above and below");
    case SamplingArea::Near:
      break;
  }
  return FillChoice::tr("Near the mask");
}

bool isChosen(const FillSettings& fill) {
  FillSettings plain;
  plain.guides = fill.guides;
  return fill != plain;
}

FillChoice::FillChoice(EditorSession& session, const RunActions& actions, QWidget* parent)
    : QWidget(parent), session_(session) {
  QVBoxLayout* column = makePopoverLayout(this);
  auto* form = new QFormLayout;
  form->setSpacing(kGap);
  addSampling(form);
  only_ = addMasks(form, tr("Only from"), tr("Copies come from this kept mask alone"), SourceMask::Only);
  never_ = addMasks(form, tr("Never from"), tr("Copies never come from this kept mask"), SourceMask::Never);
  addAdaptation(form);
  addCopies(form);
  column->addLayout(form);
  column->addWidget(makeButtons(actions));
  connect(&session_, &EditorSession::settingsChanged, this, &FillChoice::read);
  connect(&session_, &EditorSession::documentChanged, this, &FillChoice::read);
  connect(&session_, &EditorSession::marginsChanged, this, &FillChoice::read);
  read();
}

void FillChoice::addSampling(QFormLayout* form) {
  sampling_ = makeComboBox(tr("Copy from"), tr("Where what is filled is copied from"), this);
  addRow(form, tr("Copy from"), sampling_, sampling_);
  for (const auto area :
       {SamplingArea::Near, SamplingArea::Anywhere, SamplingArea::Sides, SamplingArea::AboveAndBelow}) {
    sampling_->addItem(samplingName(area), static_cast<int>(area));
  }
  connect(sampling_, &QComboBox::activated, this, [this] {
    const auto area = static_cast<SamplingArea>(sampling_->currentData().toInt());
    changeSettings(session_, [area](EditSettings& settings) { settings.fill.sampling = area; });
  });
}

/// A kept mask, or one that is painted now.
QComboBox* FillChoice::addMasks(QFormLayout* form, const QString& name, const QString& tip,
                                SourceMask which) {
  auto* row = new QWidget(this);
  QHBoxLayout* layout = makeRow(row);
  QComboBox* box = makeComboBox(name, tip, row);
  const bool only = which == SourceMask::Only;
  QToolButton* paint = makeSmallButton(
      QStringLiteral("brush"),
      only ? tr("Paint what is copied, and nothing else") : tr("Paint what is never copied"), row);
  layout->addWidget(box, 1);
  layout->addWidget(paint);
  addRow(form, name, box, row);
  connect(box, &QComboBox::activated, this, [this, which](int index) {
    const std::string mask = index > 0 ? keptMasks_[static_cast<std::size_t>(index) - 1] : std::string();
    changeSettings(session_, [&](EditSettings& settings) { settings.fill.maskName(which) = mask; });
  });
  connect(paint, &QToolButton::clicked, this, [this, which] {
    closePopover(this);
    session_.paintSources(which);
  });
  return box;
}

void FillChoice::addAdaptation(QFormLayout* form) {
  auto* row = new QWidget(this);
  QHBoxLayout* layout = makeRow(row, kGap);
  adaptation_ = makeSlider(Qt::Horizontal, 0, 100, tr("Color adaptation"),
                           tr("How far copies may change in light and color to fit where they go"), row);
  adaptationValue_ = makeFaintLabel({}, row);
  adaptationValue_->setMinimumWidth(fontMetrics().horizontalAdvance(tr("%1 %").arg(100)));
  layout->addWidget(adaptation_, 1);
  layout->addWidget(adaptationValue_);
  addRow(form, tr("Color adaptation"), adaptation_, row);
  connect(adaptation_, &QSlider::valueChanged, this, [this](int percent) {
    changeSettings(session_, [percent](EditSettings& s) { s.fill.adaptation = percent / 100.0; });
  });
}

void FillChoice::addCopies(QFormLayout* form) {
  turned_ = addLimit(form, tr("Turned by up to"), tr("Copies turned to both sides by up to this, too"), 180,
                     tr("°"), &FillSettings::turned, 1);
  scaled_ = addLimit(form, tr("Scaled by up to"), tr("Copies larger and smaller by up to this, too"), 100,
                     tr(" %"), &FillSettings::scaled, 100);
  mirrored_ = new QCheckBox(tr("Mirrored, too"), this);
  mirrored_->setToolTip(tr("Copies may be mirrored: for what is symmetric"));
  form->addRow({}, mirrored_);
  connect(mirrored_, &QCheckBox::toggled, this, [this](bool on) {
    changeSettings(session_, [on](EditSettings& settings) { settings.fill.mirrored = on; });
  });
}

QSpinBox* FillChoice::addLimit(QFormLayout* form, const QString& name, const QString& tip, int most,
                               const QString& suffix, double FillSettings::*which, double unit) {
  QSpinBox* box = makeSpinBox(0, most, name, tip, this);
  box->setSuffix(suffix);
  box->setSingleStep(5);
  addRow(form, name, box, box);
  connect(box, &QSpinBox::valueChanged, this, [this, which, unit](int value) {
    changeSettings(session_, [=](EditSettings& settings) { settings.fill.*which = value / unit; });
  });
  return box;
}

QWidget* FillChoice::makeButtons(const RunActions& actions) {
  auto* row = new QWidget(this);
  QHBoxLayout* layout = makeRow(row, kGap);
  reset_ = makeReset(tr("Back to the defaults; guides stay"), row);
  connect(reset_, &QToolButton::clicked, this, [this] {
    changeSettings(session_, [](EditSettings& settings) {
      FillSettings plain;
      plain.guides = settings.fill.guides;
      settings.fill = plain;
    });
  });
  layout->addWidget(reset_);
  layout->addStretch();
  layout->addWidget(remove_ = makeButton(actions.remove, ButtonLook::Primary, row));
  layout->addWidget(extend_ = makeButton(actions.extend, ButtonLook::Primary, row));
  for (QAction* run : {actions.remove, actions.extend}) {
    connect(run, &QAction::triggered, this, [this] { closePopover(this); });
  }
  return row;
}

void FillChoice::readMasks(QComboBox* box, const QString& none, SourceMask which) {
  const QSignalBlocker block(box);
  box->clear();
  box->addItem(none);
  for (const std::string& name : keptMasks_) {
    box->addItem(QString::fromStdString(name));
    if (name == session_.settings().fill.maskName(which)) box->setCurrentIndex(box->count() - 1);
  }
}

void FillChoice::read() {
  const FillSettings fill = session_.fill();
  const QSignalBlocker sampling(sampling_), adaptation(adaptation_), mirrored(mirrored_), turned(turned_),
      scaled(scaled_);
  keptMasks_.clear();
  for (const auto& mask : session_.document().masks) keptMasks_.push_back(mask.name);
  sampling_->setCurrentIndex(sampling_->findData(static_cast<int>(fill.sampling)));
  readMasks(only_, tr("Everything"), SourceMask::Only);
  readMasks(never_, tr("Nothing"), SourceMask::Never);
  adaptation_->setValue(static_cast<int>(std::lround(fill.adaptation * 100)));
  adaptationValue_->setText(tr("%1 %").arg(adaptation_->value()));
  mirrored_->setChecked(fill.mirrored);
  turned_->setValue(static_cast<int>(std::lround(fill.turned)));
  scaled_->setValue(static_cast<int>(std::lround(fill.scaled * 100)));
  reset_->setEnabled(isChosen(fill));
  const bool extends = session_.primaryOperation() == Operation::Extend;
  remove_->setVisible(!extends);
  extend_->setVisible(extends);
}

void FillChoice::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  Q_EMIT shown(true);
}

void FillChoice::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  Q_EMIT shown(false);
}

}  // namespace pentimento::ui
