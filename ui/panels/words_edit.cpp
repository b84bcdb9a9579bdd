#include "ui/panels/words_edit.h"

#include <QKeyEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/panels/controls.h"
#include "ui/panels/setting_link.h"
#include "ui/theme.h"

namespace pentimento::ui {

WordsBox::WordsBox(const QString& name, const QString& placeholder, int lines, QWidget* parent)
    : QPlainTextEdit(parent) {
  setAccessibleName(name);
  setPlaceholderText(placeholder);
  setTabChangesFocus(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFixedHeight(lines * fontMetrics().lineSpacing() + 2 * kGap);
}

void WordsBox::keyPressEvent(QKeyEvent* event) {
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (event->key() == Qt::Key_Escape) {
    Q_EMIT left();
  } else if (enter && !(event->modifiers() & Qt::ShiftModifier)) {
    Q_EMIT entered();
  } else {
    QPlainTextEdit::keyPressEvent(event);
  }
}

WordsEdit::WordsEdit(EditorSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      prompt_(new WordsBox(tr("Prompt"), tr("What should be in the picture"), 4, this)),
      negative_(new WordsBox(tr("Negative prompt"), tr("What should not be in it"), 2, this)) {
  prompt_->setToolTip(tr("Write (word:1.2) to stress a word"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kSmallGap);
  column->addWidget(makeFaintLabel(tr("Prompt"), this));
  column->addWidget(prompt_);
  column->addSpacing(kSmallGap);
  column->addWidget(makeFaintLabel(tr("Negative prompt"), this));
  column->addWidget(negative_);
  for (WordsBox* box : {prompt_, negative_}) {
    connect(box, &QPlainTextEdit::textChanged, this, &WordsEdit::write);
    connect(box, &WordsBox::entered, this, &WordsEdit::entered);
    connect(box, &WordsBox::left, this, &WordsEdit::left);
  }
  connect(&session_, &EditorSession::settingsChanged, this, &WordsEdit::read);
  read();
}

void WordsEdit::read() {
  const engine::GenerationOptions& g = session_.settings().generation;
  const auto show = [](WordsBox* box, const std::string& words) {
    const QString text = QString::fromStdString(words);
    if (box->toPlainText() == text) return;
    const QSignalBlocker block(box);
    box->setPlainText(text);
  };
  show(prompt_, g.prompt);
  show(negative_, g.negative_prompt);
}

void WordsEdit::write() {
  changeSettings(session_, [this](EditSettings& settings) {
    settings.generation.prompt = prompt_->toPlainText().toStdString();
    settings.generation.negative_prompt = negative_->toPlainText().toStdString();
  });
}

}  // namespace pentimento::ui
