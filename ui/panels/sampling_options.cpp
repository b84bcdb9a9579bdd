#include "ui/panels/sampling_options.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <cmath>

#include "ui/panels/controls.h"
#include "ui/panels/setting_link.h"
#include "ui/theme.h"

namespace pentimento::ui {

using engine::Preset;

namespace {
constexpr int kCustom = 3;
constexpr double kModelDecides = 0;  // shown as "Model's own"

QString nameOf(std::string_view scheduler) {
  static const std::pair<std::string_view, const char*> kNames[] = {{"ddim", "DDIM"},
                                                                    {"ddpm", "DDPM"},
                                                                    {"pndm", "PNDM"},
                                                                    {"euler", "Euler"},
                                                                    {"euler-ancestral", "Euler ancestral"},
                                                                    {"heun", "Heun"},
                                                                    {"dpmpp-2m", "DPM++ 2M"},
                                                                    {"dpmpp-2m-sde", "DPM++ 2M SDE"},
                                                                    {"unipc", "UniPC"},
                                                                    {"lcm", "LCM"}};
  for (const auto& [word, name] : kNames) {
    if (word == scheduler) return QString::fromLatin1(name);
  }
  return QString::fromUtf8(scheduler.data(), static_cast<qsizetype>(scheduler.size()));
}
}  // namespace

SamplingOptions::SamplingOptions(EditorSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      presets_(new QButtonGroup(this)),
      engine_(new QComboBox(this)),
      scheduler_(new QComboBox(this)),
      steps_(makeSpinBox(0, engine::kMaxSteps, tr("Steps"), tr("More steps: finer, slower"), this)),
      guidance_(new QDoubleSpinBox(this)),
      strength_(makeSlider(Qt::Horizontal, 1, 100, tr("Strength of words"),
                           tr("How much of what is there is replaced"), this)),
      strengthValue_(makeFaintLabel({}, this)) {
  makeNumbers();
  auto* presetRow = new QWidget(this);
  makePresets(presetRow);
  auto* strengthRow = new QHBoxLayout;
  strengthRow->addWidget(strength_, 1);
  strengthRow->addWidget(strengthValue_);
  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);
  form->setSpacing(kGap);
  form->addRow(presetRow);
  form->addRow(tr("Steps"), steps_);
  form->addRow(tr("Scheduler"), scheduler_);
  form->addRow(tr("Guidance"), guidance_);
  form->addRow(tr("Strength"), strengthRow);
  form->addRow(tr("Engine"), engine_);
  connect(steps_, &QSpinBox::valueChanged, this, &SamplingOptions::write);
  connect(scheduler_, &QComboBox::activated, this, &SamplingOptions::write);
  connect(guidance_, &QDoubleSpinBox::valueChanged, this, &SamplingOptions::writeRest);
  connect(strength_, &QSlider::valueChanged, this, &SamplingOptions::writeRest);
  connect(engine_, &QComboBox::activated, this, &SamplingOptions::writeRest);
  connect(&session_, &EditorSession::settingsChanged, this, &SamplingOptions::read);
  read();
}

void SamplingOptions::makePresets(QWidget* row) {
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(1);
  const std::pair<Preset, QString> words[] = {
      {Preset::Fast, tr("Fast")}, {Preset::Balanced, tr("Balanced")}, {Preset::Best, tr("Best")}};
  for (const auto& [preset, word] : words) {
    QToolButton* button = makeButton({}, tr("Preset: %1").arg(word), row);
    button->setText(word);
    button->setAccessibleName(word);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setCheckable(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    presets_->addButton(button, static_cast<int>(preset));
    layout->addWidget(button);
  }
  presets_->setExclusive(false);  // none is checked for numbers of one's own
  connect(presets_, &QButtonGroup::idClicked, this, [this](int id) {
    changeSettings(session_, [id](EditSettings& settings) { settings.preset = static_cast<Preset>(id); });
    read();
  });
}

void SamplingOptions::makeNumbers() {
  steps_->setSpecialValueText(tr("Model's own"));
  guidance_->setRange(kModelDecides, engine::kMaxGuidanceScale);
  guidance_->setSingleStep(0.5);
  guidance_->setDecimals(1);
  guidance_->setSpecialValueText(tr("Model's own"));
  guidance_->setAccessibleName(tr("Guidance scale"));
  guidance_->setToolTip(
      tr("How strictly the words are followed; 1 is fastest and ignores the negative prompt"));
  scheduler_->setAccessibleName(tr("Scheduler"));
  scheduler_->addItem(tr("Model's own"), QString());
  for (const std::string_view scheduler : engine::kSchedulers) {
    scheduler_->addItem(nameOf(scheduler), QString::fromLatin1(scheduler.data(), int(scheduler.size())));
  }
  engine_->setAccessibleName(tr("Engine"));
  engine_->setToolTip(
      tr("Automatic: Remove always, Extend and Vary without words run on the built-in engine"));
  engine_->addItem(tr("Automatic"), QStringLiteral("auto"));
  engine_->addItem(tr("Built in, without a model"), QStringLiteral("patchmatch"));
  engine_->addItem(tr("Always the model"), QStringLiteral("diffusion"));
}

void SamplingOptions::read() {
  const EditSettings& settings = session_.settings();
  const bool distilled = session_.model() && session_.model()->latent_consistency;
  const engine::GenerationOptions g =
      settings.preset ? engine::with_preset(settings.generation, *settings.preset, distilled)
                      : settings.generation;
  const QSignalBlocker b1(steps_), b2(scheduler_), b3(guidance_), b4(strength_), b5(engine_);
  steps_->setValue(g.steps.value_or(0));
  scheduler_->setCurrentIndex(std::max(0, scheduler_->findData(QString::fromStdString(g.scheduler))));
  guidance_->setValue(g.guidance_scale.value_or(kModelDecides));
  const int percent = static_cast<int>(std::lround(settings.wordStrength * 100));
  strength_->setValue(percent);
  strengthValue_->setText(tr("%1 %").arg(percent));
  engine_->setCurrentIndex(std::max(0, engine_->findData(QString::fromStdString(settings.engine))));
  const int checked = settings.preset ? static_cast<int>(*settings.preset) : kCustom;
  for (QAbstractButton* button : presets_->buttons()) button->setChecked(presets_->id(button) == checked);
}

void SamplingOptions::write() {
  const int steps = steps_->value();
  const std::string scheduler = scheduler_->currentData().toString().toStdString();
  changeSettings(session_, [&](EditSettings& settings) {
    settings.preset.reset();
    settings.generation.steps = steps > 0 ? std::optional(steps) : std::nullopt;
    settings.generation.scheduler = scheduler;
  });
}

void SamplingOptions::writeRest() {
  const double guidance = guidance_->value(), strength = strength_->value() / 100.0;
  const std::string engine = engine_->currentData().toString().toStdString();
  changeSettings(session_, [&](EditSettings& settings) {
    settings.generation.guidance_scale = guidance > 0 ? std::optional(guidance) : std::nullopt;
    settings.wordStrength = strength;
    settings.engine = engine;
  });
}

}  // namespace pentimento::ui
