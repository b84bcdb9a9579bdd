#include "ui/board/candidate_area.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QSettings>

#include "ui/actions/make_action.h"
#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
const QString kShownKey = QStringLiteral("board/shown");
const QString kHeightKey = QStringLiteral("board/height");
constexpr int kMinHeight = 200, kUsualHeight = 340;

QAction* checkable(QAction* action) {
  action->setCheckable(true);
  return action;
}
}  // namespace

CandidateArea::CandidateArea(EditorSession& session, BoardContents& contents, CandidateActions& candidates,
                             VaryActions& vary, QWidget* parent)
    : QFrame(parent),
      board(checkable(makeAction(this, "candidate.board", tr("&Board"), "board", {Qt::SHIFT | Qt::Key_F9},
                                 tr("All candidates of all runs for this picture")))),
      strip_(new CandidateStrip(session)),
      stripRow_(new QWidget(this)),
      panel_(new BoardPanel(session, contents, candidates, vary, board, this)) {
  auto* row = new QHBoxLayout(stripRow_);
  row->setContentsMargins(0, 0, kGap, 0);
  row->setSpacing(0);
  row->addWidget(strip_, 1);
  row->addWidget(makeButton(board, ButtonLook::Icon, stripRow_));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(stripRow_);
  column->addWidget(panel_);
  candidates.addKeysTo(strip_);
  vary.addKeysTo(strip_);
  candidates.setSelection([this] { return selected(); });
  connect(board, &QAction::toggled, this, &CandidateArea::showBoard);
  connect(panel_, &BoardPanel::left, this, &CandidateArea::left);
  // A note is written on the board.
  connect(candidates.note, &QAction::triggered, this, [this] {
    if (panel_->isVisible()) return;
    board->setChecked(true);
    panel_->details().note()->setFocus();
  });
  const bool shown = QSettings().value(kShownKey, false).toBool();
  board->setChecked(shown);
  showBoard(shown);
}

QWidget* CandidateArea::content() const {
  return board->isChecked() ? static_cast<QWidget*>(panel_) : strip_;
}

std::vector<CandidatePlace> CandidateArea::selected() const {
  return panel_->isVisible() ? panel_->view().selectedPlaces() : std::vector<CandidatePlace>();
}

QSize CandidateArea::sizeHint() const {
  const int grownTo = QSettings().value(kHeightKey, kUsualHeight).toInt();
  return {400, panel_->isHidden() ? strip_->sizeHint().height() : std::max(kMinHeight, grownTo)};
}

void CandidateArea::showBoard(bool on) {
  const bool hadFocus = isAncestorOf(window()->focusWidget());
  stripRow_->setVisible(!on);
  panel_->setVisible(on);
  const int strip = strip_->sizeHint().height();
  setMinimumHeight(on ? kMinHeight : strip);
  setMaximumHeight(on ? QWIDGETSIZE_MAX : strip);
  QSettings().setValue(kShownKey, on);
  Q_EMIT grown(CandidateArea::sizeHint().height());  // the constructor comes here, too
  if (on) panel_->selectViewed();
  if (on) panel_->view().setFocus();
  if (!on && hadFocus) Q_EMIT left();
}

void CandidateArea::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  if (panel_->isVisible() && event->oldSize().height() >= kMinHeight)
    QSettings().setValue(kHeightKey, height());
}

}  // namespace pentimento::ui
