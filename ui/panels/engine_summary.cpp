#include "ui/panels/engine_summary.h"

#include <QVBoxLayout>

#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

EngineSummary::EngineSummary(WordActions& words, QWidget* parent)
    : QWidget(parent),
      library_(words.library()),
      models_(makeFaintLabel({}, this)),
      add_(makeButton(words.addModelFile, ButtonLook::IconAndText, this)) {
  setAccessibleName(tr("What the engines can do"));
  QLabel* builtIn = makeFaintLabel(tr("Built in, without a network: Remove, Extend, Vary."), this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kSmallGap);
  for (QLabel* label : {builtIn, models_}) {
    label->setAlignment(Qt::AlignCenter);
    column->addWidget(label);
  }
  column->addWidget(add_, 0, Qt::AlignHCenter);
  connect(&library_, &ModelLibrary::changed, this, &EngineSummary::update);
  update();
}

void EngineSummary::update() {
  QStringList lines;
  for (const engine::ModelInfo& model : library_.models()) {
    if (model.usable()) lines << tr("%1: %2.").arg(QString::fromStdString(model.name), abilitiesOf(model));
  }
  add_->setVisible(lines.isEmpty() && !library_.busy());
  models_->setText(lines.isEmpty()
                       ? tr("Pictures from words need a model of your own: a Stable Diffusion checkpoint.")
                       : lines.join('\n'));
}

}  // namespace pentimento::ui
