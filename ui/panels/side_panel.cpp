#include "ui/panels/side_panel.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/panels/controls.h"
#include "ui/panels/model_choice.h"
#include "ui/panels/queue_list.h"
#include "ui/panels/sampling_options.h"
#include "ui/panels/seed_options.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kWidth = 296, kLeastWidth = 260;
}  // namespace

SidePanel::SidePanel(EditorSession& session, WordActions& actions, QWidget* parent)
    : QFrame(parent), session_(session), actions_(actions) {
  setAccessibleName(tr("Words and queue"));
  setMinimumWidth(kLeastWidth);
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(2 * kGap, 2 * kGap, 2 * kGap, 2 * kGap);
  column->setSpacing(2 * kGap);
  column->addWidget(noModel_ = new NoModelPage(actions, content));
  column->addWidget(options_ = makeOptions());
  column->addStretch();
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidget(content);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(scroll, 1);
  layout->addWidget(makeLine(this));
  layout->addWidget(makeQueue());
  connect(&actions_.library(), &ModelLibrary::changed, this, &SidePanel::update);
  update();
}

QSize SidePanel::sizeHint() const {
  return {kWidth, QFrame::sizeHint().height()};
}

/// Always in sight, whatever the options above are scrolled to.
QWidget* SidePanel::makeQueue() {
  auto* queue = new QWidget(this);
  auto* column = new QVBoxLayout(queue);
  column->setContentsMargins(2 * kGap, kGap, 2 * kGap, kGap);
  column->setSpacing(kGap);
  column->addWidget(makeHeading(tr("Queue"), queue));
  column->addWidget(new QueueList(session_, queue));
  return queue;
}

QWidget* SidePanel::makeOptions() {
  auto* options = new QWidget(this);
  auto* column = new QVBoxLayout(options);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2 * kGap);
  column->addWidget(words_ = new WordsEdit(session_, options));
  column->addWidget(new ModelChoice(session_, actions_.library(), actions_.models, options));
  column->addWidget(makeLine(options));
  column->addWidget(new SamplingOptions(session_, options));
  column->addWidget(makeLine(options));
  column->addWidget(new SeedOptions(session_, options));
  connect(words_, &WordsEdit::entered, this, &SidePanel::runPrimary);
  connect(words_, &WordsEdit::left, this, &SidePanel::left);
  return options;
}

void SidePanel::runPrimary() {
  Q_EMIT left();
  const engine::Operation operation = session_.primaryOperation();
  if (operation != engine::Operation::Vary) actions_.start(operation);
}

void SidePanel::update() {
  const bool model = session_.model().has_value();
  noModel_->setVisible(!model);
  options_->setVisible(model);
}

void SidePanel::enter() {
  if (words_->isVisible()) return words_->prompt()->setFocus();
  if (auto* button = noModel_->findChild<QToolButton*>()) button->setFocus(Qt::TabFocusReason);
}

}  // namespace pentimento::ui
