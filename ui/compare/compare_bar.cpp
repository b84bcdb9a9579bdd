#include "ui/compare/compare_bar.h"

#include <QButtonGroup>
#include <QEvent>
#include <QSignalBlocker>
#include <cmath>

#include "ui/icons.h"
#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kSliderWidth = 96;

int powerOf(int factor) {
  return static_cast<int>(std::lround(std::log2(factor)));
}

QComboBox* makeChoice(const QString& name, QWidget* parent) {
  auto* box = new QComboBox(parent);
  box->setAccessibleName(name);
  box->setToolTip(name);
  box->setFocusPolicy(Qt::TabFocus);
  return box;
}
}  // namespace

CompareBar::CompareBar(Comparison& comparison, QWidget* parent)
    : QFrame(parent),
      comparison_(comparison),
      rate_(makeSlider(Qt::Horizontal, Comparison::kMinRate, Comparison::kMaxRate, tr("Flicker rate"), {},
                       this)),
      amplification_(makeSlider(Qt::Horizontal, 0, powerOf(Comparison::kMaxAmplification),
                                tr("Amplification of the difference"),
                                tr("How much small differences are amplified (Up, Down)"), this)),
      value_(new QLabel(this)),
      numbers_(new QLabel(this)) {
  setObjectName(QStringLiteral("toolOptions"));
  setAccessibleName(tr("How to compare"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kGap, kSmallGap, kGap, kSmallGap);
  row->setSpacing(kSmallGap);
  addMode(CompareMode::SideBySide, "compare-sides", tr("Side by side"), tr("Beside each other (S)"));
  addMode(CompareMode::Wipe, "compare-wipe", tr("Wipe"), tr("One on each side of a divider (W)"));
  addMode(CompareMode::Flicker, "compare-flicker", tr("Flicker"), tr("One after the other in one place (F)"));
  addMode(CompareMode::Difference, "compare-difference", tr("Difference"), tr("Only what differs (D)"));
  row->addWidget(makeDivider(Qt::Vertical, this));
  row->addWidget(pair_ = makePair());
  for (QSlider* slider : {rate_, amplification_}) {
    slider->setFixedWidth(kSliderWidth);
    row->addWidget(slider);
  }
  row->addWidget(value_);
  // What does not fit is left out at its end: the tool tip has all of it.
  numbers_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  numbers_->installEventFilter(this);
  row->addWidget(numbers_, 1);
  row->addStretch();
  QToolButton* take = makeButton(QStringLiteral("accept"), tr("See the marked one in place (Enter)"), this);
  QToolButton* leave = makeButton(QStringLiteral("cancel"), tr("Leave comparing (Esc)"), this);
  row->addWidget(take);
  row->addWidget(leave);
  connect(take, &QToolButton::clicked, this, &CompareBar::taken);
  connect(leave, &QToolButton::clicked, this, &CompareBar::left);
  connect(rate_, &QSlider::valueChanged, &comparison_, &Comparison::setRate);
  connect(amplification_, &QSlider::valueChanged, &comparison_,
          [this](int power) { comparison_.setAmplification(1 << power); });
  connect(&comparison_, &Comparison::picturesChanged, this, &CompareBar::fillPair);
  connect(&comparison_, &Comparison::changed, this, &CompareBar::update);
  update();
}

void CompareBar::addMode(CompareMode mode, const QString& iconName, const QString& name, const QString& tip) {
  QToolButton* button = makeButton(iconName, tip, this);
  button->setAccessibleName(name);
  button->setCheckable(true);
  connect(button, &QToolButton::clicked, this, [this, mode, button] {
    button->setChecked(true);
    comparison_.setMode(mode);
  });
  layout()->addWidget(button);
  modes_.emplace_back(mode, button);
}

QWidget* CompareBar::makePair() {
  auto* pair = new QWidget(this);
  auto* row = new QHBoxLayout(pair);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kSmallGap);
  reference_ = makeChoice(tr("Reference"), pair);
  marked_ = makeChoice(tr("Marked picture (1 to 4)"), pair);
  QToolButton* swap = makeButton(QStringLiteral("swap"), tr("Change places (X)"), pair);
  connect(swap, &QToolButton::clicked, &comparison_, &Comparison::swapWithReference);
  connect(marked_, &QComboBox::activated, &comparison_, &Comparison::mark);
  connect(reference_, &QComboBox::activated, &comparison_, [this](int index) {
    if (index == comparison_.reference()) return;
    const int marked = comparison_.marked();
    comparison_.mark(index);
    comparison_.swapWithReference();
    if (index != marked) comparison_.mark(marked);
  });
  row->addWidget(reference_);
  row->addWidget(swap);
  row->addWidget(marked_);
  return pair;
}

void CompareBar::fillPair() {
  for (QComboBox* box : {reference_, marked_}) {
    const QSignalBlocker block(box);
    box->clear();
    for (const Compared& compared : comparison_.pictures()) box->addItem(compared.name);
  }
}

void CompareBar::setAnimated(bool animated) {
  animated_ = animated;
  update();
}

void CompareBar::setNumbers(const QString& text) {
  numbers_->setToolTip(text);
  numbers_->setAccessibleName(text);
  showNumbers();
}

void CompareBar::showNumbers() {
  const QString text = numbers_->toolTip();
  numbers_->setText(numbers_->fontMetrics().elidedText(text, Qt::ElideRight, numbers_->width()));
}

bool CompareBar::eventFilter(QObject* watched, QEvent* event) {
  if (watched == numbers_ && event->type() == QEvent::Resize) showNumbers();
  return QFrame::eventFilter(watched, event);
}

void CompareBar::update() {
  const CompareMode mode = comparison_.mode();
  for (const auto& [its, button] : modes_) button->setChecked(its == mode);
  const bool pairs = mode == CompareMode::Wipe || mode == CompareMode::Difference;
  pair_->setVisible(pairs);
  reference_->setCurrentIndex(comparison_.reference());
  marked_->setCurrentIndex(comparison_.marked());
  rate_->setVisible(mode == CompareMode::Flicker);
  rate_->setEnabled(animated_);
  rate_->setToolTip(animated_
                        ? tr("How often the picture changes (Up, Down)")
                        : tr("Off, because the desktop asks for reduced motion: Space shows the next one"));
  amplification_->setVisible(mode == CompareMode::Difference);
  numbers_->setVisible(mode == CompareMode::Difference);
  value_->setVisible(!pairs || mode == CompareMode::Difference);
  const QSignalBlocker blockRate(rate_), blockAmplification(amplification_);
  rate_->setValue(comparison_.rate());
  amplification_->setValue(powerOf(comparison_.amplification()));
  if (mode == CompareMode::Difference) {
    value_->setText(tr("× %1").arg(comparison_.amplification()));
  } else if (mode == CompareMode::Flicker) {
    value_->setText(animated_ ? tr("%n changes a second", nullptr, comparison_.rate())
                              : tr("Space shows the next one"));
  } else {
    value_->clear();
  }
}

}  // namespace pentimento::ui
