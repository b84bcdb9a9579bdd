#include "ui/board/board_details.h"

#include <QKeyEvent>
#include <QScrollArea>
#include <QSignalBlocker>
#include <cmath>

#include "ui/panels/controls.h"
#include "ui/panels/setting_link.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kWidth = 272;
constexpr int kNoteHeight = 56;
constexpr int kMostOfGrid = 9;

QLabel* makeValue(const QString& text, QWidget* parent) {
  auto* value = new QLabel(text, parent);
  value->setTextFormat(Qt::PlainText);
  value->setWordWrap(true);
  value->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return value;
}
}  // namespace

BoardDetails::BoardDetails(EditorSession& session, const BoardContents& contents,
                           CandidateActions& candidates, VaryActions& vary, QWidget* parent)
    : QFrame(parent),
      session_(session),
      contents_(contents),
      title_(new QLabel(this)),
      content_(new QWidget),
      facts_(new QFormLayout),
      note_(new QPlainTextEdit(content_)) {
  setObjectName(QStringLiteral("side"));
  setAccessibleName(tr("Details of the candidate"));
  setFixedWidth(kWidth);
  QFont bold = title_->font();
  bold.setWeight(QFont::DemiBold);
  title_->setFont(bold);
  title_->setWordWrap(true);
  facts_->setContentsMargins(0, 0, 0, 0);
  facts_->setSpacing(kSmallGap);
  note_->setAccessibleName(tr("Note"));
  note_->setPlaceholderText(tr("Note"));
  note_->setTabChangesFocus(true);
  note_->setFixedHeight(kNoteHeight);
  note_->installEventFilter(this);
  auto* column = new QVBoxLayout(content_);
  column->setContentsMargins(kGap + kSmallGap, kGap, kGap + kSmallGap, kGap);
  column->setSpacing(kGap);
  column->addWidget(title_);
  column->addWidget(makeMarks(candidates));
  column->addWidget(makeVary(vary));
  column->addWidget(makeStrength(vary));
  column->addWidget(note_);
  column->addLayout(facts_);
  column->addStretch();
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidget(content_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(1, 0, 0, 0);
  layout->addWidget(scroll);
  connect(&session_, &EditorSession::settingsChanged, this, &BoardDetails::readSettings);
  readSettings();
}

QWidget* BoardDetails::makeMarks(CandidateActions& candidates) {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSmallGap);
  layout->addWidget(makeButton(candidates.star, ButtonLook::Icon, row));
  QToolButton* label = makeButton(QStringLiteral("label"), tr("Color label (1 to 6, 0 takes it away)"), row);
  auto* menu = new QMenu(label);
  for (QAction* action : candidates.labels) menu->addAction(action);
  label->setMenu(menu);
  label->setPopupMode(QToolButton::InstantPopup);
  layout->addWidget(label);
  for (QAction* action :
       {candidates.compare, candidates.useSettings, candidates.exportThem, candidates.remove}) {
    layout->addWidget(makeButton(action, ButtonLook::Icon, row));
  }
  layout->addStretch();
  return row;
}

QWidget* BoardDetails::makeVary(VaryActions& vary) {
  auto* grid = new QWidget(this);
  auto* layout = new QGridLayout(grid);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSmallGap);
  int at = 0;
  for (QAction* action : {vary.subtle, vary.strong, vary.moreLikeThis, vary.different}) {
    QToolButton* button = makeButton(action, ButtonLook::IconAndText, grid);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    layout->addWidget(button, at / 2, at % 2);
    ++at;
  }
  return grid;
}

/// The strength and the number are those of the bar at the selection.
QWidget* BoardDetails::makeStrength(VaryActions& vary) {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSmallGap);
  strength_ = makeSlider(Qt::Horizontal, 0, 100, tr("Strength of variations"),
                         tr("How far variations go: from other details to another layout"), row);
  count_ = makeSpinBox(1, kMostOfGrid, tr("Number of variations"), tr("How many one run makes"), row);
  count_->setPrefix(QStringLiteral("× "));
  QToolButton* run = makeButton(vary.bySlider, ButtonLook::Icon, row);
  auto* whole = new QToolButton(row);
  whole->setDefaultAction(vary.whole);
  whole->setAutoRaise(true);
  whole->setAccessibleName(tr("Of the whole picture"));
  whole->setFocusPolicy(Qt::TabFocus);
  layout->addWidget(run);
  layout->addWidget(strength_, 1);
  layout->addWidget(count_);
  layout->addWidget(whole);
  connect(strength_, &QSlider::valueChanged, this, [this](int percent) {
    changeSettings(session_, [percent](EditSettings& settings) { settings.strength = percent / 100.0; });
  });
  connect(count_, &QSpinBox::valueChanged, this, [this](int count) {
    changeSettings(session_, [count](EditSettings& settings) { settings.candidates = count; });
  });
  return row;
}

void BoardDetails::readSettings() {
  const QSignalBlocker blockStrength(strength_), blockCount(count_);
  strength_->setValue(static_cast<int>(std::lround(session_.settings().strength * 100)));
  count_->setValue(session_.settings().candidates);
}

void BoardDetails::show(std::optional<std::size_t> entry, int selected) {
  keepNote();
  const bool has = entry && *entry < contents_.entries().size();
  const bool one = has && selected <= 1;
  content_->setEnabled(has);
  note_->setVisible(one);
  while (facts_->rowCount() > 0) facts_->removeRow(0);
  place_.reset();
  if (!has) return title_->setText(tr("Select a candidate"));
  const BoardEntry& at = contents_.entries()[*entry];
  if (!one) return title_->setText(tr("%n selected", nullptr, selected));
  title_->setText(operationName(at.facts->operation));
  place_ = at.place;
  const QString note = QString::fromStdString(at.record().note);
  if (note_->toPlainText() != note) note_->setPlainText(note);
  fillFacts(at);
}

void BoardDetails::fillFacts(const BoardEntry& entry) {
  for (const auto& [name, value] : inWords(*entry.facts)) {
    auto* label = makeFaintLabel(name, content_);
    label->setAlignment(Qt::AlignTop);
    facts_->addRow(label, makeValue(value, content_));
  }
}

void BoardDetails::keepNote() {
  if (!place_) return;
  const CandidatePlace place = *place_;
  const document::Candidate* record = findCandidate(session_.runs(), place);
  const QString note = note_->toPlainText();
  if (record && note != QString::fromStdString(record->note)) session_.noteCandidate(place, note);
}

bool BoardDetails::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusOut) keepNote();
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (key->key() == Qt::Key_Escape || (enter && !(key->modifiers() & Qt::ShiftModifier))) {
      keepNote();
      Q_EMIT left();
      return true;
    }
  }
  return QFrame::eventFilter(watched, event);
}

}  // namespace pentimento::ui
