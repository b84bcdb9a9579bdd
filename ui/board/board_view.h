// The grid of the board: its cells can be made smaller and larger; keys mark, walk and open.
#pragma once

#include <QListView>

#include "ui/board/board_delegate.h"
#include "ui/board/board_model.h"

namespace pentimento::ui {

class BoardView : public QListView {
  Q_OBJECT

 public:
  static constexpr int kMinCell = 72, kMaxCell = 480;

  BoardView(BoardModel& model, QWidget* parent = nullptr);

  int cellWidth() const { return delegate_->width(); }
  void setCellWidth(int width);
  /// The one with the focus comes last.
  std::vector<CandidatePlace> selectedPlaces() const;
  /// -1: none.
  int currentRow() const { return currentIndex().isValid() ? currentIndex().row() : -1; }
  void select(int row);
  /// Keys that are no actions, and what they do, for the page of keys.
  static QList<std::pair<QString, QString>> keys();

 Q_SIGNALS:
  void cellWidthChanged(int width);
  void opened(int row);  ///< Enter or a double click
  void left();           ///< Esc
  void chosen();         ///< another selection or current cell

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

 private:
  void rememberSelection();
  void restoreSelection();
  bool onCount(const QPoint& at, const QModelIndex& index) const;

  BoardModel& model_;
  BoardDelegate* delegate_;
  QStringList selectedIds_;
  QString currentId_;
  int currentRow_ = 0;
};

}  // namespace pentimento::ui
