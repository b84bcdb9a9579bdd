#include "ui/panels/no_model_page.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

NoModelPage::NoModelPage(const WordActions& actions, QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("No model yet"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kGap);
  auto* title = new QLabel(tr("Pictures from words need a model"), this);
  QFont bold = title->font();
  bold.setWeight(QFont::DemiBold);
  title->setFont(bold);
  title->setWordWrap(true);
  column->addWidget(title);
  const auto say = [&](const QString& text) {
    QLabel* label = makeFaintLabel(text, this);
    label->setWordWrap(true);
    column->addWidget(label);
  };
  say(tr(
      "A model is a file with what a network has learned from pictures. You bring your own; Remove, Extend "
      "and Vary work without one."));
  say(
      tr("What works: Stable Diffusion 1.x and 2.x, as one .safetensors file or as a diffusers folder with a "
         "model_index.json."));
  column->addWidget(makeButton(actions.addModelFile, ButtonLook::Primary, this), 0, Qt::AlignLeft);
  column->addWidget(makeButton(actions.addModelFolder, ButtonLook::IconAndText, this), 0, Qt::AlignLeft);
  say(tr("Or drop the file on this window. It stays where it is and is only read."));
}

}  // namespace pentimento::ui
