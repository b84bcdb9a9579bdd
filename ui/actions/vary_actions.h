// Going on from a candidate: variations of it, more like it, something different.
#pragma once

#include <QAction>
#include <QMenu>

#include "ui/actions/candidate_actions.h"
#include "ui/background_task.h"

namespace pentimento::ui {

class VaryActions : public QObject {
  Q_OBJECT

 public:
  static constexpr double kSubtle = 0.5, kStrong = 0.85, kLikeThis = 0.35;

  VaryActions(EditorSession& session, BoardContents& contents, CandidateActions& candidates, QObject* parent);

  void fillMenu(QMenu* menu) const;
  void addKeysTo(QWidget* widget) const;
  void update();

  QAction* const subtle;
  QAction* const strong;
  QAction* const bySlider;  ///< at the strength that is set for Vary
  QAction* const whole;     ///< checkable: of the whole picture, not of the place that it was made for
  QAction* const moreLikeThis;
  QAction* const different;

 private:
  void vary(double strength);
  /// Drops from the run what is nearest to what is there already.
  void keepMostDifferent(std::int64_t run, int keep);

  EditorSession& session_;
  BoardContents& contents_;
  CandidateActions& candidates_;
  BackgroundTask choosing_;
};

}  // namespace pentimento::ui
