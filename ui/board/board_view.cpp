#include "ui/board/board_view.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr double kWheelNotch = 120, kStep = 1.15;
constexpr int kCorner = 28;  // of the thumbnail, where the number of a group stands
}  // namespace

BoardView::BoardView(BoardModel& model, QWidget* parent)
    : QListView(parent), model_(model), delegate_(new BoardDelegate(this)) {
  setAccessibleName(tr("Board of candidates"));
  setViewMode(IconMode);
  setMovement(Static);
  setResizeMode(Adjust);
  setUniformItemSizes(true);
  setSelectionMode(ExtendedSelection);
  setVerticalScrollMode(ScrollPerPixel);
  setFrameShape(NoFrame);
  setMouseTracking(true);
  setItemDelegate(delegate_);
  setModel(&model_);
  verticalScrollBar()->setSingleStep(24);
  connect(this, &QListView::doubleClicked, this,
          [this](const QModelIndex& index) { Q_EMIT opened(index.row()); });
  connect(&model_, &QAbstractItemModel::modelAboutToBeReset, this, &BoardView::rememberSelection);
  connect(&model_, &QAbstractItemModel::modelReset, this, &BoardView::restoreSelection);
}

QList<std::pair<QString, QString>> BoardView::keys() {
  return {{tr("Enter, double click"), tr("See the candidate in place; once more accepts it")},
          {tr("Space"), tr("Open or close a group of similar ones")},
          {tr("Delete"), tr("Delete what is selected")},
          {tr("Ctrl+Z"), tr("Bring back what was deleted")},
          {tr("Ctrl+wheel"), tr("Smaller or larger cells")},
          {tr("Esc"), tr("Back to the canvas")}};
}

void BoardView::setCellWidth(int width) {
  const int next = std::clamp(width, kMinCell, kMaxCell);
  if (next == cellWidth()) return;
  const QPersistentModelIndex kept = currentIndex();
  delegate_->setWidth(next);
  model_.setCellSide(static_cast<int>(next * devicePixelRatioF()));
  scheduleDelayedItemsLayout();
  if (kept.isValid()) scrollTo(kept);
  viewport()->update();
  Q_EMIT cellWidthChanged(next);
}

std::vector<CandidatePlace> BoardView::selectedPlaces() const {
  return model_.places(selectionModel()->selectedIndexes());
}

void BoardView::select(int row) {
  if (row < 0 || row >= model_.rowCount()) return;
  setCurrentIndex(model_.index(row));
  selectionModel()->select(model_.index(row), QItemSelectionModel::ClearAndSelect);
  scrollTo(model_.index(row));
}

// --- the selection stays with the candidates, wherever they go ---

void BoardView::rememberSelection() {
  selectedIds_.clear();
  for (const QModelIndex& index : selectionModel()->selectedIndexes()) {
    selectedIds_ << index.data(BoardModel::Id).toString();
  }
  currentId_ = currentIndex().data(BoardModel::Id).toString();
  currentRow_ = std::max(0, currentRow());
}

void BoardView::restoreSelection() {
  QItemSelection kept;
  for (const QString& id : std::as_const(selectedIds_)) {
    if (const int row = model_.rowOf(id); row >= 0) kept.select(model_.index(row), model_.index(row));
  }
  int row = model_.rowOf(currentId_);
  // The neighbor of one that is gone, so that the keys go on from there.
  if (row < 0 && !currentId_.isEmpty()) row = std::min(currentRow_, model_.rowCount() - 1);
  if (row >= 0) selectionModel()->setCurrentIndex(model_.index(row), QItemSelectionModel::NoUpdate);
  if (kept.isEmpty() && row >= 0 && !selectedIds_.isEmpty())
    kept.select(model_.index(row), model_.index(row));
  selectionModel()->select(kept, QItemSelectionModel::ClearAndSelect);
  Q_EMIT chosen();
}

void BoardView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
  QListView::selectionChanged(selected, deselected);
  Q_EMIT chosen();
}

void BoardView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  Q_EMIT chosen();
}

// --- input ---

/// Keys that a shortcut of the window must not take, and letters that would search.
bool BoardView::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
      event->accept();
      return true;
    }
  }
  return QListView::event(event);
}

void BoardView::keyPressEvent(QKeyEvent* event) {
  const int key = event->key();
  if (key == Qt::Key_Escape) {
    Q_EMIT left();
  } else if (key == Qt::Key_Return || key == Qt::Key_Enter) {
    if (currentRow() >= 0) Q_EMIT opened(currentRow());
  } else if (key == Qt::Key_Space && !(event->modifiers() & Qt::ControlModifier)) {
    if (currentRow() >= 0) model_.toggleGroup(currentRow());
  } else if (event->text().isEmpty() || event->modifiers() & (Qt::ControlModifier | Qt::AltModifier) ||
             key == Qt::Key_Space) {
    QListView::keyPressEvent(event);
  } else {
    event->ignore();  // no search by typing: letters are keys
  }
}

void BoardView::wheelEvent(QWheelEvent* event) {
  if (!(event->modifiers() & Qt::ControlModifier)) return QListView::wheelEvent(event);
  const double notches = event->angleDelta().y() / kWheelNotch;
  setCellWidth(static_cast<int>(std::lround(cellWidth() * std::pow(kStep, notches))));
  event->accept();
}

/// Where paintMarks() puts the number of a group.
bool BoardView::onCount(const QPoint& at, const QModelIndex& index) const {
  if (!index.isValid() || index.data(BoardModel::GroupSize).toInt() < 2) return false;
  const QRect cell = visualRect(index);
  const QPoint corner(cell.left() + kGap + cellWidth(), cell.top() + kGap + cellWidth() * 2 / 3);
  return QRect(corner - QPoint(kCorner, kCorner), QSize(kCorner, kCorner)).contains(at);
}

void BoardView::mouseReleaseEvent(QMouseEvent* event) {
  const QModelIndex index = indexAt(event->position().toPoint());
  const bool count = event->button() == Qt::LeftButton && onCount(event->position().toPoint(), index);
  const int row = index.row();
  QListView::mouseReleaseEvent(event);
  if (count) model_.toggleGroup(row);
}

void BoardView::paintEvent(QPaintEvent* event) {
  QListView::paintEvent(event);
  if (model_.rowCount() > 0) return;
  QPainter painter(viewport());
  painter.setPen(palette().color(QPalette::PlaceholderText));
  painter.drawText(
      viewport()->rect().adjusted(kGap, kGap, -kGap, -kGap), Qt::AlignCenter | Qt::TextWordWrap,
      model_.total() == 0
          ? tr("Everything that runs make for this picture stays here: star it, compare it, vary it")
          : tr("No candidate is like that: clear the search or the filter"));
}

void BoardView::changeEvent(QEvent* event) {
  QListView::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) viewport()->update();
}

}  // namespace pentimento::ui
