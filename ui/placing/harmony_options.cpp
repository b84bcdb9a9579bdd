#include "ui/placing/harmony_options.h"

#include <QGridLayout>
#include <QSignalBlocker>
#include <cmath>

namespace pentimento::ui {

namespace {
constexpr int kSliderWidth = 150;
}

HarmonyOptions::HarmonyOptions(Placing& placing, QWidget* parent)
    : QWidget(parent), placing_(placing), grid_(new QGridLayout(this)) {
  grid_->setContentsMargins(2 * kGap, 2 * kGap, 2 * kGap, 2 * kGap);  // as in all popovers
  grid_->setHorizontalSpacing(kGap);
  grid_->setVerticalSpacing(kSmallGap);
  harmonize_ = addCheck(tr("Harmonize"), tr("Match the picture around it"));
  addMatching();
  grid_->addWidget(makeLine(this), grid_->rowCount(), 0, 1, 3);
  addShadow();
  connect(harmonize_, &QCheckBox::toggled, &placing_, &Placing::setHarmonized);
  connect(&placing_, &Placing::changed, this, &HarmonyOptions::update);
  update();
}

QCheckBox* HarmonyOptions::addCheck(const QString& text, const QString& tip) {
  auto* check = new QCheckBox(text, this);
  check->setToolTip(tip);
  check->setFocusPolicy(Qt::TabFocus);
  grid_->addWidget(check, grid_->rowCount(), 0, 1, 3);
  return check;
}

void HarmonyOptions::add(const QString& name, const QString& tip, int low, int high, const QString& unit,
                         bool needsHarmonize, const std::function<double(const engine::Harmony&)>& get,
                         const std::function<void(engine::Harmony&, double)>& set) {
  QSlider* slider = makeSlider(Qt::Horizontal, low, high, name, tip, this);
  slider->setFixedWidth(kSliderWidth);
  auto* value = makeFaintLabel({}, this);
  value->setMinimumWidth(value->fontMetrics().horizontalAdvance(QStringLiteral("000 %")));
  const int row = grid_->rowCount();
  auto* label = new QLabel(name, this);
  label->setBuddy(slider);
  grid_->addWidget(label, row, 0);
  grid_->addWidget(slider, row, 1);
  grid_->addWidget(value, row, 2);
  const std::size_t index = settings_.size();
  settings_.push_back({slider, value, get, set, unit, needsHarmonize});
  connect(slider, &QSlider::valueChanged, this, [this, index](int v) { change(index, v); });
}

void HarmonyOptions::addMatching() {
  using engine::Harmony;
  const auto share = [this](const QString& name, const QString& tip, double Harmony::*field) {
    add(
        name, tip, 0, 100, tr("%"), true, [field](const Harmony& h) { return 100 * h.*field; },
        [field](Harmony& h, double v) { h.*field = v / 100; });
  };
  share(tr("Color"), tr("Match the color of the light"), &Harmony::color);
  share(tr("Light"), tr("Match darkness and contrast"), &Harmony::light);
  share(tr("Sharpness"), tr("Match how sharp edges are"), &Harmony::sharpness);
  share(tr("Grain"), tr("Match film grain and noise"), &Harmony::grain);
  share(tr("JPEG blocks"), tr("Match the blocks of JPEG compression"), &Harmony::blocks);
  share(tr("Seam"), tr("Let its border go over into the picture: for skies and textures"), &Harmony::seam);
}

void HarmonyOptions::addShadow() {
  using engine::Harmony;
  opacity_ = addCheck(tr("Shadow where it stands"), tr("No shadow for what is cut off by a border"));
  add(
      tr("Shadow"), tr("How dark the shadow is; 0: none"), 0, 100, tr("%"), false,
      [](const Harmony& h) { return 100 * h.shadow.opacity.value_or(engine::kShadowOpacity); },
      [](Harmony& h, double v) { h.shadow.opacity = v / 100; });
  direction_ = addCheck(tr("Away from the light"), tr("Find the direction of the shadow in the picture"));
  add(
      tr("Direction"), tr("Where the shadow falls: 0 to the right, 90 to the viewer, 180 to the left"), 0,
      359, tr("°"), false, [](const Harmony& h) { return h.shadow.direction.value_or(90); },
      [](Harmony& h, double v) { h.shadow.direction = v; });
  add(
      tr("Length"), tr("How long the shadow is, of the height of the thing"), 0, 300, tr("%"), false,
      [](const Harmony& h) { return 100 * h.shadow.length; },
      [](Harmony& h, double v) { h.shadow.length = v / 100; });
  add(
      tr("Softness"), tr("From the sharp shadow of the sun to the soft one of clouds"), 0, 100, tr("%"),
      false, [](const Harmony& h) { return 100 * h.shadow.softness; },
      [](Harmony& h, double v) { h.shadow.softness = v / 100; });
  connect(opacity_, &QCheckBox::toggled, this, [this](bool automatic) {
    if (!placing_.active()) return;
    Harmony h = placing_.placement().harmony;
    h.shadow.opacity =
        automatic ? std::nullopt : std::optional(h.shadow.opacity.value_or(engine::kShadowOpacity));
    placing_.setHarmony(h);
  });
  connect(direction_, &QCheckBox::toggled, this, [this](bool automatic) {
    if (!placing_.active()) return;
    Harmony h = placing_.placement().harmony;
    h.shadow.direction = automatic ? std::nullopt : std::optional(h.shadow.direction.value_or(90));
    placing_.setHarmony(h);
  });
}

QSlider* HarmonyOptions::slider(const QString& name) const {
  for (const Setting& setting : settings_) {
    if (setting.slider->accessibleName() == name) return setting.slider;
  }
  return nullptr;
}

void HarmonyOptions::change(std::size_t index, int value) {
  if (!placing_.active()) return;
  engine::Harmony harmony = placing_.placement().harmony;
  settings_[index].set(harmony, value);
  constexpr int kFirstGesture = 1 << 20;  // other numbers than those of the pointer
  placing_.setHarmony(harmony, kFirstGesture + static_cast<int>(index));
}

void HarmonyOptions::update() {
  if (!placing_.active()) return;
  const engine::Harmony& harmony = placing_.placement().harmony;
  const auto set = [](QCheckBox* check, bool on) {
    const QSignalBlocker block(check);
    check->setChecked(on);
  };
  set(harmonize_, placing_.harmonized());
  set(opacity_, !harmony.shadow.opacity);
  set(direction_, !harmony.shadow.direction);
  for (const Setting& setting : settings_) {
    const QSignalBlocker block(setting.slider);
    const int value = static_cast<int>(std::lround(setting.get(harmony)));
    setting.slider->setValue(value);
    setting.slider->setEnabled(!setting.needsHarmonize || placing_.harmonized());
    setting.value->setText(setting.unit == tr("%") ? tr("%1 %").arg(value) : tr("%1°").arg(value));
  }
}

}  // namespace pentimento::ui
