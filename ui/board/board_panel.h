// The board: every candidate of every run for this picture, to be looked through, marked and gone on from.
#pragma once

#include <QFrame>

#include "ui/board/board_bar.h"
#include "ui/board/board_details.h"
#include "ui/board/tree_bar.h"

namespace pentimento::ui {

class BoardPanel : public QFrame {
  Q_OBJECT

 public:
  BoardPanel(EditorSession& session, BoardContents& contents, CandidateActions& candidates, VaryActions& vary,
             QAction* board, QWidget* parent = nullptr);

  BoardView& view() { return *view_; }
  BoardModel& model() { return *model_; }
  BoardBar& bar() { return *bar_; }
  BoardDetails& details() { return *details_; }
  TreeBar& tree() { return *tree_; }
  void fillMenu(QMenu* menu) const;
  QSize minimumSizeHint() const override;
  /// The candidate that is viewed in place becomes the current one.
  void selectViewed();

 Q_SIGNALS:
  void left();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void connectParts();
  void addKeys();
  void showChosen();
  void remember();
  void recall();

  EditorSession& session_;
  BoardContents& contents_;
  CandidateActions& candidates_;
  VaryActions& vary_;
  BoardModel* model_;
  BoardView* view_;
  BoardBar* bar_;
  BoardDetails* details_;
  TreeBar* tree_;
  QAction* find_;
  bool choosing_ = false;
};

}  // namespace pentimento::ui
