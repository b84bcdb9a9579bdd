// Prompt and negative prompt, in the panel at the side.
#pragma once

#include <QPlainTextEdit>
#include <QWidget>

#include "ui/editor_session.h"

namespace pentimento::ui {

/// Text of some lines; Enter is for running, Shift+Enter for a new line, Tab for leaving.
class WordsBox : public QPlainTextEdit {
  Q_OBJECT

 public:
  WordsBox(const QString& name, const QString& placeholder, int lines, QWidget* parent);

 Q_SIGNALS:
  void entered();
  void left();  ///< Esc

 protected:
  void keyPressEvent(QKeyEvent* event) override;
};

class WordsEdit : public QWidget {
  Q_OBJECT

 public:
  explicit WordsEdit(EditorSession& session, QWidget* parent = nullptr);

  WordsBox* prompt() { return prompt_; }

 Q_SIGNALS:
  void entered();
  void left();

 private:
  void read();
  void write();

  EditorSession& session_;
  WordsBox* prompt_;
  WordsBox* negative_;
};

}  // namespace pentimento::ui
