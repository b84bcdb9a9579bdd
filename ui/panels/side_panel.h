// The panel at the right: words, model, sampling, seed, and the queue below.
#pragma once

#include <QFrame>
#include <QToolButton>

#include "ui/actions/word_actions.h"
#include "ui/panels/no_model_page.h"
#include "ui/panels/words_edit.h"

namespace pentimento::ui {

class SidePanel : public QFrame {
  Q_OBJECT

 public:
  SidePanel(EditorSession& session, WordActions& actions, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  /// Puts the focus on what comes next: the words, or getting a model.
  void enter();

 Q_SIGNALS:
  void left();  ///< Esc or Enter: the focus belongs to the canvas again

 private:
  QWidget* makeOptions();
  QWidget* makeQueue();
  void runPrimary();
  void update();

  EditorSession& session_;
  WordActions& actions_;
  NoModelPage* noModel_ = nullptr;
  QWidget* options_ = nullptr;
  WordsEdit* words_ = nullptr;
};

}  // namespace pentimento::ui
