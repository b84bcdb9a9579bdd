// At the side of the board: what is known about the selected candidate, its note, and what to do with it.
#pragma once

#include <QFormLayout>
#include <QFrame>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSlider>
#include <QSpinBox>

#include "ui/actions/vary_actions.h"

namespace pentimento::ui {

class BoardDetails : public QFrame {
  Q_OBJECT

 public:
  BoardDetails(EditorSession& session, const BoardContents& contents, CandidateActions& candidates,
               VaryActions& vary, QWidget* parent = nullptr);

  /// `selected`: how many there are; `entry` is the current one.
  void show(std::optional<std::size_t> entry, int selected);
  QPlainTextEdit* note() { return note_; }

 Q_SIGNALS:
  void left();  ///< Esc in the note

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeMarks(CandidateActions& candidates);
  QWidget* makeVary(VaryActions& vary);
  QWidget* makeStrength(VaryActions& vary);
  void fillFacts(const BoardEntry& entry);
  void keepNote();
  void readSettings();

  EditorSession& session_;
  const BoardContents& contents_;
  QLabel* title_;
  QWidget* content_;
  QFormLayout* facts_;
  QPlainTextEdit* note_;
  QSlider* strength_ = nullptr;
  QSpinBox* count_ = nullptr;
  std::optional<CandidatePlace> place_;
};

}  // namespace pentimento::ui
