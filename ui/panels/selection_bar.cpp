#include "ui/panels/selection_bar.h"

#include <QKeyEvent>
#include <QSignalBlocker>
#include <QStyle>
#include <cmath>
#include <utility>

#include "ui/panels/controls.h"
#include "ui/panels/fill_choice.h"
#include "ui/panels/format_choice.h"
#include "ui/panels/repaint_choice.h"
#include "ui/panels/run_options.h"
#include "ui/theme.h"

namespace pentimento::ui {

using engine::Operation;

namespace {
constexpr int kMaxCandidates = 16;

/// The one that the next Vary takes.
double& strengthOf(EditSettings& settings, const EditorSession& session) {
  return session.willChangeFormat() ? settings.format.strength : settings.strength;
}

void mark(QToolButton* button, bool on) {
  if (button->property("marked") == on) return;
  button->setProperty("marked", on);
  button->style()->polish(button);
}

QString doing(Operation operation) {
  switch (operation) {
    case Operation::Remove:
      return SelectionBar::tr("Removing");
    case Operation::Add:
      return SelectionBar::tr("Adding");
    case Operation::Extend:
      return SelectionBar::tr("Extending");
    case Operation::Generate:
      return SelectionBar::tr("Generating");
    case Operation::Place:
      return SelectionBar::tr("Placing");
    case Operation::Repaint:
      return SelectionBar::tr("Painting");
    case Operation::Vary:
      return SelectionBar::tr("Varying");
  }
  return {};
}
}  // namespace

QString timeLeftText(double seconds) {
  if (seconds < 0 || !std::isfinite(seconds)) return {};
  if (seconds < 90)
    return SelectionBar::tr("%1 s left").arg(std::max(1, static_cast<int>(std::lround(seconds))));
  return SelectionBar::tr("%1 min left").arg(std::lround(std::min(seconds, 1e6) / 60));
}

SelectionBar::SelectionBar(EditorSession& session, const RunActions& actions, WordActions& words,
                           QAction* repeated, QWidget* parent)
    : QFrame(parent), session_(session), words_(words) {
  setAccessibleName(tr("Bar at the selection"));
  QBoxLayout* layout = makePanelLayout(this, QBoxLayout::TopToBottom);
  layout->setSpacing(kGap);
  layout->setSizeConstraint(QLayout::SetFixedSize);
  layout->addWidget(wordsRow_ = makeWords(words));
  layout->addWidget(operationsRow_ = makeOperations(actions, words));
  layout->addWidget(choiceRow_ = makeChoice(actions, repeated), 0, Qt::AlignHCenter);
  layout->addWidget(progressRow_ = makeProgress(actions));
  readSettings();
  connect(strength_, &QSlider::valueChanged, this, &SelectionBar::writeSettings);
  connect(count_, &QSpinBox::valueChanged, this, &SelectionBar::writeSettings);
  connect(&session_, &EditorSession::settingsChanged, this, [this] {
    readSettings();
    update();
  });
  for (const auto changed :
       {&EditorSession::documentChanged, &EditorSession::marginsChanged, &EditorSession::candidatesChanged}) {
    connect(&session_, changed, this, &SelectionBar::update);
  }
  connect(&session_, &EditorSession::documentChanged, this, &SelectionBar::readSettings);  // which strength
  connect(&session_, &EditorSession::runChanged, this, &SelectionBar::updateProgress);
  connect(&session_, &EditorSession::queueChanged, this, &SelectionBar::updateProgress);
  update();
}

QWidget* SelectionBar::makeWords(WordActions& words) {
  auto* row = new QWidget(this);
  QBoxLayout* layout = makeRow(row);
  prompt_ = new QLineEdit(row);
  prompt_->setAccessibleName(tr("Prompt"));
  prompt_->setProperty("field", true);
  prompt_->setMaxLength(static_cast<int>(engine::kMaxPromptBytes) / 4);
  prompt_->setMinimumWidth(320);
  connect(prompt_, &QLineEdit::textChanged, this, [this](const QString& text) {
    EditSettings settings = session_.settings();
    settings.generation.prompt = text.toStdString();
    session_.setSettings(settings);
  });
  connect(prompt_, &QLineEdit::returnPressed, this, [this, &words] {
    entered_.reset();  // it runs by itself
    const Operation primary = session_.primaryOperation();
    if (primary != Operation::Vary && session_.changedSinceRun()) words.start(primary);
  });
  layout->addWidget(prompt_, 1);
  layout->addWidget(makeButton(words.panel, ButtonLook::Icon, row));
  return row;
}

QWidget* SelectionBar::makeOperations(const RunActions& actions, WordActions& words) {
  auto* row = new QWidget(this);
  QBoxLayout* layout = makeRow(row);
  hint_ = makeFaintLabel(tr("Paint over what should go, or"), row);
  remove_ = makeButton(actions.remove, ButtonLook::Primary, row);
  add_ = makeButton(words.add, ButtonLook::Primary, row);
  generate_ = makeButton(words.generate, ButtonLook::Primary, row);
  extend_ = makeButton(actions.extend, ButtonLook::Primary, row);
  fill_ = makeFill(actions, row);
  dropMargins_ = makeButton(QStringLiteral("cancel"), tr("Drop the new canvas"), row);
  connect(dropMargins_, &QToolButton::clicked, this, [this] { session_.setMargins({}); });
  vary_ = makeButton(actions.vary, ButtonLook::IconAndText, row);
  strength_ = makeSlider(Qt::Horizontal, 0, 100, tr("Strength of variations"),
                         tr("How far variations go: from other details to another layout"), row);
  strength_->setFixedWidth(88);
  strengthValue_ = makeFaintLabel({}, row);
  strengthValue_->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
  format_ = makeFormat(actions, row);
  repaint_ = makeButton(QStringLiteral("repaint"), tr("Paint it: watercolor, oil, gouache, ink"), row);
  repaint_->setText(tr("Repaint"));
  repaint_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  repaint_->setProperty("withText", true);
  auto* choice = new RepaintChoice(session_, actions.repaint);
  setPopover(repaint_, choice);
  connect(choice, &RepaintChoice::chosen, repaint_, &QToolButton::showMenu);
  count_ = makeSpinBox(1, kMaxCandidates, tr("Number of candidates"), tr("How many candidates one run makes"),
                       row);
  count_->setPrefix(QStringLiteral("× "));
  count_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  QToolButton* options = makeButton(QStringLiteral("options"), tr("Ring, context and seed"), row);
  setPopover(options, new RunOptions(session_));
  for (QWidget* widget : std::initializer_list<QWidget*>{
           hint_, remove_, add_, generate_, extend_, fill_, dropMargins_, vary_, strength_, strengthValue_,
           format_, repaint_, makeDivider(Qt::Vertical, row), count_, options}) {
    layout->addWidget(widget);
  }
  layout->addStretch();
  return row;
}

SelectionBar::~SelectionBar() {
  fillChoice_->disconnect(this);  // the popover may be open, and is hidden when the bar is no bar any more
}

QWidget* SelectionBar::fillPopover() const {
  return fillChoice_->window();
}

QToolButton* SelectionBar::makeFill(const RunActions& actions, QWidget* row) {
  QToolButton* button = makeButton(QStringLiteral("fill"), tr("What is copied"), row);
  fillChoice_ = new FillChoice(session_, actions);
  setPopover(button, fillChoice_);
  connect(fillChoice_, &FillChoice::shown, this, &SelectionBar::fillShown);
  return button;
}

/// Marked while it is set otherwise than at first; off, and why, while a model would do the work.
void SelectionBar::updateFill() {
  const Operation primary = session_.primaryOperation();
  fill_->setVisible(primary == Operation::Remove || primary == Operation::Extend);
  const bool copies = session_.fillsByCopying();
  fill_->setEnabled(copies);
  fill_->setToolTip(copies ? tr("What is copied, and how it may change")
                           : tr("The model does not copy: this is for the built-in engine"));
  mark(fill_, copies && isChosen(session_.fill()));
}

QToolButton* SelectionBar::makeFormat(const RunActions& actions, QWidget* row) {
  QToolButton* button = makeButton(QStringLiteral("format"), tr("Format and seamless tile"), row);
  setPopover(button, new FormatChoice(session_, actions));
  return button;
}

void SelectionBar::updateFormat() {
  const bool may = session_.mayChangeFormat();
  format_->setEnabled(may);
  format_->setToolTip(may ? tr("Make variations in another format, or as seamless tiles")
                      : session_.maskBounds().isEmpty()
                          ? tr("The model keeps the format: another one is for the built-in engine")
                          : tr("Another format is for the whole picture: clear the mask to choose one"));
  mark(format_, session_.willChangeFormat());
}

QWidget* SelectionBar::makeProgress(const RunActions& actions) {
  auto* row = new QWidget(this);
  QBoxLayout* layout = makeRow(row);
  progress_ = new QProgressBar(row);
  progress_->setRange(0, 1000);
  progress_->setTextVisible(false);
  progress_->setFixedSize(144, 6);
  progress_->setAccessibleName(tr("Progress of the run"));
  progressText_ = new QLabel(row);
  progressText_->setMinimumWidth(
      fontMetrics().horizontalAdvance(tr("%1 %2 of %3").arg(doing(Operation::Extend)).arg(8).arg(8) +
                                      QStringLiteral("  ·  ") + timeLeftText(88)));
  layout->addSpacing(kSmallGap);
  layout->addWidget(progress_);
  layout->addSpacing(kGap);
  layout->addWidget(progressText_);
  layout->addWidget(makeButton(actions.cancel, ButtonLook::IconAndText, row));
  return row;
}

QWidget* SelectionBar::makeChoice(const RunActions& actions, QAction* repeated) {
  auto* row = new QWidget(this);
  QBoxLayout* layout = makeRow(row);
  position_ = new QLabel(row);
  position_->setAlignment(Qt::AlignCenter);
  position_->setMinimumWidth(fontMetrics().horizontalAdvance(tr("%1 of %2").arg(88).arg(88)));
  for (QWidget* widget : std::initializer_list<QWidget*>{
           makeButton(actions.previous, ButtonLook::Icon, row), position_,
           makeButton(actions.next, ButtonLook::Icon, row),
           accept_ = makeButton(actions.accept, ButtonLook::Primary, row),
           openAsNew_ = makeButton(actions.openAsNew, ButtonLook::Primary, row),
           makeButton(actions.discard, ButtonLook::Icon, row),
           repeated_ = makeButton(repeated, ButtonLook::Icon, row), makeDivider(Qt::Vertical, row),
           makeButton(actions.again, ButtonLook::Icon, row)}) {
    layout->addWidget(widget);
  }
  return row;
}

void SelectionBar::readSettings() {
  EditSettings settings = session_.settings();
  const QSignalBlocker blockStrength(strength_), blockCount(count_);
  const int percent = static_cast<int>(std::lround(strengthOf(settings, session_) * 100));
  strength_->setValue(percent);
  strengthValue_->setText(tr("%1 %").arg(percent));
  count_->setValue(settings.candidates);
  const QString words = QString::fromStdString(settings.generation.prompt);
  const QSignalBlocker blockPrompt(prompt_);
  if (prompt_->text() != QString(words).replace('\n', ' ')) prompt_->setText(words);
}

void SelectionBar::writeSettings() {
  EditSettings settings = session_.settings();
  strengthOf(settings, session_) = strength_->value() / 100.0;
  settings.candidates = count_->value();
  session_.setSettings(settings);
}

void SelectionBar::update() {
  const Operation primary = session_.primaryOperation();
  const int viewed = session_.currentCandidate();
  hint_->setVisible(primary == Operation::Vary);
  remove_->setVisible(primary == Operation::Remove);
  add_->setVisible(primary == Operation::Add);
  generate_->setVisible(primary == Operation::Generate);
  prompt_->setPlaceholderText(primary == Operation::Extend ? tr("What the new canvas should show, or nothing")
                              : primary == Operation::Generate
                                  ? tr("What the picture should show")
                                  : tr("What should appear, or nothing to remove"));
  extend_->setVisible(primary == Operation::Extend);
  updateFill();
  updateFormat();
  dropMargins_->setVisible(primary == Operation::Extend);
  for (QWidget* widget :
       std::initializer_list<QWidget*>{vary_, strength_, strengthValue_, format_, repaint_}) {
    widget->setVisible(primary != Operation::Extend && primary != Operation::Generate);
  }
  choiceRow_->setVisible(viewed >= 0);
  accept_->setVisible(!session_.viewedStandsAlone());
  openAsNew_->setVisible(session_.viewedStandsAlone());
  const auto tiling =
      viewed < 0 ? engine::Tiling::None : session_.candidates()[std::size_t(viewed)]->recipe.tiling;
  repeated_->setVisible(tiling != engine::Tiling::None);
  position_->setText(tr("%1 of %2").arg(viewed + 1).arg(session_.candidates().size()));
  updateProgress();
}

void SelectionBar::updateProgress() {
  const bool running = session_.running();
  progressRow_->setVisible(running);
  const bool operations = session_.currentCandidate() < 0 && session_.changedSinceRun();
  operationsRow_->setVisible(operations);
  wordsRow_->setVisible(operations && session_.primaryOperation() != Operation::Vary);
  if (running) {
    progress_->setValue(static_cast<int>(session_.progress() * 1000));
    const QString left = timeLeftText(session_.secondsLeft());
    QString text = session_.waitsForEngine() ? tr("Waits for the engine")
                                             : tr("%1 %2 of %3")
                                                   .arg(doing(session_.runningOperation()))
                                                   .arg(session_.candidateInWork() + 1)
                                                   .arg(session_.candidatesOfRun());
    if (!left.isEmpty()) text += QStringLiteral("  ·  ") + left;
    if (const auto more = session_.waiting().size(); more > 0)
      text += tr("  ·  %n waiting", nullptr, int(more));
    progressText_->setText(text);
  }
  Q_EMIT sizeChanged();
}

void SelectionBar::enter(Operation operation) {
  entered_ = operation;
  QWidget* target = prompt_->isVisible() ? static_cast<QWidget*>(prompt_) : strength_;
  if (!target->isVisible()) target = count_;
  target->setFocus(Qt::ShortcutFocusReason);
  if (target == prompt_) prompt_->selectAll();
}

void SelectionBar::runEntered() {
  if (const auto operation = std::exchange(entered_, {})) words_.start(*operation);
}

/// The layout settles after the controls were shown and hidden: only then the size is known.
void SelectionBar::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  Q_EMIT sizeChanged();
}

void SelectionBar::keyPressEvent(QKeyEvent* event) {
  const int key = event->key();
  const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
  if (key == Qt::Key_Escape || enter) {
    if (enter) runEntered();
    Q_EMIT left();
  } else {
    QFrame::keyPressEvent(event);
  }
}

}  // namespace pentimento::ui
