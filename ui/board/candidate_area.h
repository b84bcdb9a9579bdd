// Below the picture: the candidates. A strip with those that are staged, or, grown out of it, the board with
// all of them.
#pragma once

#include <QStackedWidget>
#include <QWidget>

#include "ui/board/board_panel.h"
#include "ui/panels/candidate_strip.h"

namespace pentimento::ui {

class CandidateArea : public QFrame {
  Q_OBJECT

 public:
  CandidateArea(EditorSession& session, BoardContents& contents, CandidateActions& candidates,
                VaryActions& vary, QWidget* parent = nullptr);

  QAction* const board;  ///< checkable: shows it
  CandidateStrip& strip() { return *strip_; }
  BoardPanel& panel() { return *panel_; }
  /// What takes the focus.
  QWidget* content() const;
  QSize sizeHint() const override;

 Q_SIGNALS:
  void left();
  void grown(int height);  ///< the height that it wants

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void showBoard(bool on);
  std::vector<CandidatePlace> selected() const;

  CandidateStrip* strip_;
  QWidget* stripRow_;
  BoardPanel* panel_;
};

}  // namespace pentimento::ui
