#include "ui/panels/seed_options.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>

#include "ui/panels/controls.h"
#include "ui/panels/setting_link.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kMaxCandidates = 16;
}

SeedOptions::SeedOptions(EditorSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      seed_(new QLineEdit(this)),
      lock_(makeButton(QStringLiteral("lock"), tr("Lock the seed: the same settings make the same pictures"),
                       this)),
      dice_(makeButton(QStringLiteral("dice"), tr("Another seed"), this)),
      count_(makeSpinBox(1, kMaxCandidates, tr("Candidates of a run"),
                         tr("How many candidates one run makes"), this)) {
  seed_->setAccessibleName(tr("Seed"));
  seed_->setProperty("field", true);
  seed_->setPlaceholderText(tr("Random"));
  seed_->setValidator(
      new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{0,20}")), seed_));
  lock_->setCheckable(true);
  auto* row = new QHBoxLayout;
  row->setSpacing(kSmallGap);
  row->addWidget(seed_, 1);
  row->addWidget(lock_);
  row->addWidget(dice_);
  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);
  form->setSpacing(kGap);
  auto* label = new QLabel(tr("Seed"), this);
  label->setMinimumHeight(row->sizeHint().height());  // the form would put it at the top of a tall row
  label->setBuddy(seed_);
  form->addRow(label, row);
  form->addRow(tr("Candidates"), count_);
  connect(seed_, &QLineEdit::editingFinished, this, &SeedOptions::take);
  connect(lock_, &QToolButton::clicked, this, &SeedOptions::lock);
  connect(dice_, &QToolButton::clicked, this, &SeedOptions::throwDice);
  connect(count_, &QSpinBox::valueChanged, this, [this](int count) {
    changeSettings(session_, [count](EditSettings& settings) { settings.candidates = count; });
  });
  connect(&session_, &EditorSession::settingsChanged, this, &SeedOptions::read);
  connect(&session_, &EditorSession::candidatesChanged, this, &SeedOptions::read);
  read();
}

/// Unlocked it shows the seed of the candidate that is looked at, ready to be locked.
void SeedOptions::read() {
  const EditSettings& settings = session_.settings();
  const QSignalBlocker block(count_);
  count_->setValue(settings.candidates);
  lock_->setChecked(settings.seed.has_value());
  const int viewed = session_.currentCandidate();
  QString text;
  if (viewed >= 0) {
    text = QString::number(session_.candidates()[static_cast<std::size_t>(viewed)]->recipe.seed);
  }
  if (settings.seed) text = QString::number(*settings.seed);
  if (!seed_->hasFocus()) seed_->setText(text);
}

void SeedOptions::lock(bool on) {
  if (on && seed_->text().isEmpty()) return throwDice();
  changeSettings(session_, [&](EditSettings& settings) {
    settings.seed = on ? std::optional(std::uint64_t{seed_->text().toULongLong()}) : std::nullopt;
  });
}

void SeedOptions::throwDice() {
  const std::uint64_t seed = QRandomGenerator::system()->generate64();
  changeSettings(session_, [seed](EditSettings& settings) { settings.seed = seed; });
}

/// A number that was typed is meant to be kept.
void SeedOptions::take() {
  bool isNumber = false;
  const std::uint64_t seed = seed_->text().toULongLong(&isNumber);
  changeSettings(session_, [&](EditSettings& settings) {
    settings.seed = isNumber ? std::optional(seed) : std::nullopt;
  });
}

}  // namespace pentimento::ui
