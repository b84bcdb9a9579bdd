// Where a candidate stands in the tree of variations: the way from the first one to it, and what came from
// it. Alt with the arrow keys walks: up to what it started from, down to the first that started from it,
// left and right to those with the same start.
#pragma once

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <optional>

#include "ui/board/board_contents.h"

namespace pentimento::ui {

class TreeBar : public QFrame {
  Q_OBJECT

 public:
  explicit TreeBar(const BoardContents& contents, QWidget* parent = nullptr);

  void show(std::optional<std::size_t> entry);
  std::optional<std::size_t> entry() const { return entry_; }

  QAction* const parentOne;
  QAction* const child;
  QAction* const previous;
  QAction* const next;

 Q_SIGNALS:
  void wanted(std::size_t entry);

 private:
  void addStep(std::size_t entry, bool current);
  void addArrow();
  QString nameOf(std::size_t entry) const;
  void go(std::optional<std::size_t> entry);

  const BoardContents& contents_;
  QHBoxLayout* steps_;
  std::optional<std::size_t> entry_;
};

}  // namespace pentimento::ui
