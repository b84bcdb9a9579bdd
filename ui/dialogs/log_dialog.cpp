#include "ui/dialogs/log_dialog.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/log.h"
#include "ui/panels/controls.h"

namespace pentimento::ui {

namespace {
constexpr int kLookAgain = 1000;  // ms
}

LogDialog::LogDialog(QWidget* parent) : QDialog(parent), text_(new QPlainTextEdit(this)) {
  setWindowTitle(tr("Log"));
  resize(820, 480);
  text_->setReadOnly(true);
  text_->setAccessibleName(tr("Log"));
  text_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  text_->setLineWrapMode(QPlainTextEdit::NoWrap);
  text_->setTabChangesFocus(true);
  text_->setPlaceholderText(tr("Nothing has happened yet."));
  auto* buttons = new QHBoxLayout;
  const auto addButton = [&](const QString& text, auto&& act) {
    auto* button = new QPushButton(text, this);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, act);
    buttons->addWidget(button);
  };
  addButton(tr("Co&py all"), [] { QGuiApplication::clipboard()->setText(logText()); });
  addButton(tr("Open the &folder"), [] { QDesktopServices::openUrl(QUrl::fromLocalFile(logFolder())); });
  buttons->addStretch();
  addButton(tr("&Close"), [this] { close(); });
  auto* column = new QVBoxLayout(this);
  column->addWidget(text_);
  column->addWidget(
      makeFaintLabel(tr("Names of files are in it: look through it before you pass it on."), this));
  column->addLayout(buttons);
  auto* timer = new QTimer(this);
  connect(timer, &QTimer::timeout, this, &LogDialog::fill);
  timer->start(kLookAgain);
  fill();
}

/// What is selected stays so while nothing is new.
void LogDialog::fill() {
  const QString text = logText();
  if (text == text_->toPlainText()) return;
  text_->setPlainText(text);
  text_->verticalScrollBar()->setValue(text_->verticalScrollBar()->maximum());
}

}  // namespace pentimento::ui
