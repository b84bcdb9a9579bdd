#include "ui/panels/run_options.h"

#include <QFormLayout>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>

#include "ui/panels/context_options.h"
#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

RunOptions::RunOptions(EditorSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      ring_(makeSpinBox(0, image::kMaxRing, tr("Ring"),
                        tr("How far around the mask the result may blend into the picture"), this)),
      keepSeed_(new QCheckBox(tr("Keep the seed"), this)),
      seed_(new QLineEdit(this)) {
  ring_->setSuffix(tr(" px"));
  keepSeed_->setToolTip(tr("The same seed and settings make the same candidates again"));
  seed_->setAccessibleName(tr("Seed"));
  seed_->setToolTip(tr("A whole number; candidate 2 is made with the next one"));
  seed_->setValidator(
      new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{1,19}")), seed_));
  lay();
  read();
  connect(ring_, &QSpinBox::valueChanged, this, &RunOptions::write);
  connect(keepSeed_, &QCheckBox::toggled, this, &RunOptions::write);
  connect(seed_, &QLineEdit::editingFinished, this, &RunOptions::write);
  connect(&session_, &EditorSession::settingsChanged, this, &RunOptions::read);
}

void RunOptions::lay() {
  auto* form = new QFormLayout(this);
  form->setContentsMargins(2 * kGap, 2 * kGap, 2 * kGap, 2 * kGap);
  form->setSpacing(kGap);
  form->addRow(tr("Ring:"), ring_);
  form->addRow(tr("Context:"), new ContextOptions(session_, this));
  form->addRow(tr("Seed:"), keepSeed_);
  form->addRow({}, seed_);
}

void RunOptions::read() {
  const EditSettings& settings = session_.settings();
  const QSignalBlocker blockRing(ring_), blockSeed(keepSeed_);
  ring_->setValue(settings.ring);
  keepSeed_->setChecked(settings.seed.has_value());
  seed_->setEnabled(settings.seed.has_value());
  if (settings.seed) seed_->setText(QString::number(*settings.seed));
}

void RunOptions::write() {
  EditSettings settings = session_.settings();
  settings.ring = ring_->value();
  settings.seed.reset();
  if (keepSeed_->isChecked()) settings.seed = seed_->text().toULongLong();
  session_.setSettings(settings);
}

}  // namespace pentimento::ui
