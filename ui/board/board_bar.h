// The row over the board: search, filter, order, groups, size.
#pragma once

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSlider>
#include <QToolButton>

#include "ui/board/board_view.h"

namespace pentimento::ui {

class BoardBar : public QFrame {
  Q_OBJECT

 public:
  BoardBar(BoardModel& model, BoardView& view, QAction* board, QWidget* parent = nullptr);

  QLineEdit* search() { return search_; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void makeSearch();
  void makeFilter();
  void makeOrder();
  void makeGroups();
  void makeSize();
  void addChoice(QMenu* menu, const QString& text, std::function<void(BoardFilter&)> change,
                 std::function<bool(const BoardFilter&)> holds);
  void update();

  BoardModel& model_;
  BoardView& view_;
  QLineEdit* search_ = nullptr;
  QToolButton* filter_ = nullptr;
  QComboBox* order_ = nullptr;
  QToolButton* groups_ = nullptr;
  QSlider* granularity_ = nullptr;
  QSlider* size_ = nullptr;
  QLabel* count_ = nullptr;
  QList<std::pair<QAction*, std::function<bool(const BoardFilter&)>>> choices_;
};

}  // namespace pentimento::ui
