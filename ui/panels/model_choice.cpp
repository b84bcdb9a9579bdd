#include "ui/panels/model_choice.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/panels/controls.h"
#include "ui/panels/setting_link.h"
#include "ui/theme.h"

namespace pentimento::ui {

ModelChoice::ModelChoice(EditorSession& session, ModelLibrary& library, QAction* manage, QWidget* parent)
    : QWidget(parent),
      session_(session),
      library_(library),
      models_(new QComboBox(this)),
      facts_(makeFaintLabel({}, this)) {
  models_->setAccessibleName(tr("Model"));
  models_->setToolTip(tr("The model that makes pictures from words"));
  models_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  facts_->setWordWrap(true);
  auto* row = new QHBoxLayout;
  row->setSpacing(kSmallGap);
  row->addWidget(models_, 1);
  row->addWidget(makeButton(manage, ButtonLook::Icon, this));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kSmallGap);
  column->addWidget(makeFaintLabel(tr("Model"), this));
  column->addLayout(row);
  column->addWidget(facts_);
  connect(models_, &QComboBox::activated, this, [this](int index) {
    changeSettings(session_, [&](EditSettings& settings) {
      settings.generation.model = models_->itemData(index).toString().toStdString();
    });
  });
  connect(&library_, &ModelLibrary::changed, this, &ModelChoice::fill);
  connect(&session_, &EditorSession::settingsChanged, this, &ModelChoice::read);
  fill();
}

void ModelChoice::fill() {
  const QSignalBlocker block(models_);
  models_->clear();
  for (const engine::ModelInfo& model : library_.models()) {
    if (!model.usable() || model.operations.empty()) continue;
    models_->addItem(QString::fromStdString(model.name), QString::fromStdString(model.id));
  }
  read();
}

void ModelChoice::read() {
  const std::optional<engine::ModelInfo>& chosen = session_.model();
  const QSignalBlocker block(models_);
  if (chosen) models_->setCurrentIndex(models_->findData(QString::fromStdString(chosen->id)));
  QStringList facts;
  if (chosen) facts << describeModel(*chosen) << library_.describeRun(*chosen);
  facts.removeAll(QString());
  facts_->setText(facts.join(QLatin1Char('\n')));
}

}  // namespace pentimento::ui
