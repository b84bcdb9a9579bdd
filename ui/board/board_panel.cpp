#include "ui/board/board_panel.h"

#include <QKeyEvent>
#include <QSettings>
#include <QVBoxLayout>

#include "ui/actions/make_action.h"
#include "ui/actions/shortcuts.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
const QString kCellKey = QStringLiteral("board/cell");
const QString kOrderKey = QStringLiteral("board/order");
const QString kGroupedKey = QStringLiteral("board/grouped");
const QString kGranularityKey = QStringLiteral("board/granularity");
}  // namespace

BoardPanel::BoardPanel(EditorSession& session, BoardContents& contents, CandidateActions& candidates,
                       VaryActions& vary, QAction* board, QWidget* parent)
    : QFrame(parent),
      session_(session),
      contents_(contents),
      candidates_(candidates),
      vary_(vary),
      model_(new BoardModel(contents, this)),
      view_(new BoardView(*model_, this)),
      bar_(new BoardBar(*model_, *view_, board, this)),
      details_(new BoardDetails(session, contents, candidates, vary, this)),
      tree_(new TreeBar(contents, this)),
      find_(makeAction(this, "candidate.find", tr("&Find on the board"))) {
  setObjectName(QStringLiteral("strip"));
  setAccessibleName(tr("Board"));
  auto* left = new QVBoxLayout;
  left->setSpacing(0);
  left->addWidget(bar_);
  left->addWidget(tree_);
  left->addWidget(view_, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 1, 0, 0);
  row->setSpacing(0);
  row->addLayout(left, 1);
  row->addWidget(details_);
  recall();
  addKeys();
  connectParts();
  showChosen();
}

/// Where there is little room the details give way: no panel makes the window wider.
QSize BoardPanel::minimumSizeHint() const {
  return {bar_->minimumSizeHint().width(), QFrame::minimumSizeHint().height()};
}

void BoardPanel::resizeEvent(QResizeEvent* event) {
  details_->setVisible(width() >= bar_->minimumSizeHint().width() + details_->width());
  QFrame::resizeEvent(event);
}

void BoardPanel::addKeys() {
  find_->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  setDefaultKeys(find_, {QKeySequence::Find});
  addAction(find_);
  candidates_.addKeysTo(view_);
  vary_.addKeysTo(view_);
  view_->addActions({tree_->parentOne, tree_->child, tree_->previous, tree_->next});
  view_->installEventFilter(this);
}

void BoardPanel::connectParts() {
  connect(find_, &QAction::triggered, this, [this] {
    bar_->search()->setFocus();
    bar_->search()->selectAll();
  });
  connect(view_, &BoardView::chosen, this, &BoardPanel::showChosen);
  connect(view_, &BoardView::opened, this, [this](int row) { candidates_.open(model_->entry(row).place); });
  connect(view_, &BoardView::left, this, &BoardPanel::left);
  connect(&contents_, &BoardContents::changed, this, &BoardPanel::showChosen);
  connect(candidates_.note, &QAction::triggered, this, [this] {
    if (!isVisible()) return;
    details_->setVisible(true);
    details_->note()->setFocus();
  });
  connect(details_, &BoardDetails::left, view_, [this] { view_->setFocus(); });
  connect(tree_, &TreeBar::wanted, this, [this](std::size_t entry) {
    const QString id = contents_.entries()[entry].facts->id;
    if (model_->reveal(entry)) view_->select(model_->rowOf(id));
  });
  connect(&session_, &EditorSession::candidatesChanged, this, [this] {
    if (!view_->hasFocus() && isVisible()) selectViewed();
  });
  connect(model_, &BoardModel::queryChanged, this, &BoardPanel::remember);
  connect(view_, &BoardView::cellWidthChanged, this, &BoardPanel::remember);
  connect(view_, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
    QMenu menu;
    fillMenu(&menu);
    menu.exec(view_->viewport()->mapToGlobal(at));
  });
  view_->setContextMenuPolicy(Qt::CustomContextMenu);
}

void BoardPanel::fillMenu(QMenu* menu) const {
  vary_.fillMenu(menu);
  menu->addSeparator();
  candidates_.fillMenu(menu);
  menu->addSeparator();
  QMenu* walk = menu->addMenu(tr("&Tree of variations"));
  walk->addActions({tree_->parentOne, tree_->child, tree_->previous, tree_->next});
  menu->addAction(find_);
}

void BoardPanel::showChosen() {
  if (choosing_) return;
  choosing_ = true;  // keeping a note tells that the contents have changed
  const int row = view_->currentRow();
  const auto selected = view_->selectionModel()->selectedIndexes();
  const bool has = row >= 0 && row < model_->rowCount() && !selected.isEmpty();
  std::optional<std::size_t> entry;
  if (has) entry = model_->row(row).entry;
  details_->show(entry, static_cast<int>(selected.size()));
  tree_->show(entry);
  choosing_ = false;
  candidates_.update();
  vary_.update();
}

/// What the arrow keys show on the canvas is what the board's keys would act on.
void BoardPanel::selectViewed() {
  const auto viewed = session_.placeOf(session_.currentCandidate());
  const auto entry = viewed ? contents_.find(*viewed) : std::nullopt;
  if (!entry) return;
  if (const int row = model_->rowOf(contents_.entries()[*entry].facts->id); row >= 0) view_->select(row);
}

/// Ctrl+Z is the board's own while there is something to bring back; Delete deletes.
bool BoardPanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress) {
    return QFrame::eventFilter(watched, event);
  }
  auto* key = static_cast<QKeyEvent*>(event);
  const bool undo = key->matches(QKeySequence::Undo) && candidates_.canRestore();
  const bool remove = (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) &&
                      key->modifiers() == Qt::NoModifier && !view_->selectedPlaces().empty();
  if (!undo && !remove) return QFrame::eventFilter(watched, event);
  key->accept();
  if (event->type() == QEvent::KeyPress) (undo ? candidates_.restore : candidates_.remove)->trigger();
  return true;
}

void BoardPanel::remember() {
  QSettings settings;
  settings.setValue(kCellKey, view_->cellWidth());
  settings.setValue(kOrderKey, static_cast<int>(model_->order()));
  settings.setValue(kGroupedKey, model_->grouped());
  settings.setValue(kGranularityKey, model_->granularity());
}

void BoardPanel::recall() {
  const QSettings settings;
  view_->setCellWidth(settings.value(kCellKey, view_->cellWidth()).toInt());
  const int order = settings.value(kOrderKey).toInt();
  if (order >= 0 && order <= static_cast<int>(BoardOrder::Seam))
    model_->setOrder(static_cast<BoardOrder>(order));
  model_->setGranularity(
      std::clamp(settings.value(kGranularityKey, model_->granularity()).toDouble(), 0.0, 1.0));
  model_->setGrouped(settings.value(kGroupedKey).toBool());
}

}  // namespace pentimento::ui
