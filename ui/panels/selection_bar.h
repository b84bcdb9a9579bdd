// The bar at the selection: what can be done now. Operations before a run, progress during it, the choice
// among candidates after it.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

#include "ui/actions/run_actions.h"
#include "ui/actions/word_actions.h"
#include "ui/editor_session.h"

namespace pentimento::ui {

class FillChoice;

class SelectionBar : public QFrame {
  Q_OBJECT

 public:
  SelectionBar(EditorSession& session, const RunActions& actions, WordActions& words, QAction* repeated,
               QWidget* parent = nullptr);
  ~SelectionBar() override;

  QLineEdit* prompt() { return prompt_; }
  /// The popover that says what is copied.
  QWidget* fillPopover() const;
  /// To the words, or to what else is set for the next run; there Enter runs `operation`.
  void enter(engine::Operation operation);

 Q_SIGNALS:
  void sizeChanged();       ///< other controls are shown: the bar wants to be placed again
  void fillShown(bool on);  ///< the popover that says what is copied
  void left();              ///< Esc or Enter in a control: the focus belongs to the canvas again

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeOperations(const RunActions& actions, WordActions& words);
  QWidget* makeWords(WordActions& words);
  QWidget* makeProgress(const RunActions& actions);
  QWidget* makeChoice(const RunActions& actions, QAction* repeated);
  QToolButton* makeFill(const RunActions& actions, QWidget* row);
  QToolButton* makeFormat(const RunActions& actions, QWidget* row);
  void updateFill();
  void updateFormat();
  void readSettings();
  void writeSettings();
  void update();
  void updateProgress();
  void runEntered();

  EditorSession& session_;
  WordActions& words_;
  std::optional<engine::Operation> entered_;
  QLabel* hint_ = nullptr;
  QLineEdit* prompt_ = nullptr;
  QToolButton* remove_ = nullptr;
  QToolButton* add_ = nullptr;
  QToolButton* generate_ = nullptr;
  QToolButton* extend_ = nullptr;
  QToolButton* fill_ = nullptr;
  FillChoice* fillChoice_ = nullptr;
  QToolButton* dropMargins_ = nullptr;
  QToolButton* vary_ = nullptr;
  QToolButton* format_ = nullptr;
  QToolButton* repaint_ = nullptr;
  QSlider* strength_ = nullptr;
  QLabel* strengthValue_ = nullptr;
  QSpinBox* count_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QLabel* progressText_ = nullptr;
  QLabel* position_ = nullptr;
  QToolButton* accept_ = nullptr;
  QToolButton* openAsNew_ = nullptr;
  QToolButton* repeated_ = nullptr;
  QWidget* wordsRow_ = nullptr;
  QWidget* operationsRow_ = nullptr;
  QWidget* progressRow_ = nullptr;
  QWidget* choiceRow_ = nullptr;
};

/// "4 s left", "2 min left"; empty when `seconds` is below 0.
QString timeLeftText(double seconds);

}  // namespace pentimento::ui
