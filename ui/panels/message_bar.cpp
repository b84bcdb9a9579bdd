#include "ui/panels/message_bar.h"

#include <QAccessible>
#include <QKeyEvent>

#include "ui/core_sentences.h"
#include "ui/icons.h"
#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kInfoMilliseconds = 5000;
constexpr int kIconSize = 20;
}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      icon_(new QLabel(this)),
      text_(new QLabel(this)),
      answers_(new QHBoxLayout),
      close_(makeButton(QStringLiteral("cancel"), tr("Dismiss this message"), this)) {
  QBoxLayout* layout = makePanelLayout(this, QBoxLayout::LeftToRight);
  layout->setContentsMargins(2 * kGap - kSmallGap, kGap, kGap, kGap);
  layout->setSpacing(kGap);
  layout->addWidget(icon_);
  layout->addWidget(text_, 1);
  layout->addLayout(answers_);
  layout->addWidget(close_);
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  timer_.setSingleShot(true);
  timer_.setInterval(kInfoMilliseconds);
  connect(&timer_, &QTimer::timeout, this, &MessageBar::dismiss);
  connect(close_, &QToolButton::clicked, this, &MessageBar::dismiss);
  hide();
}

void MessageBar::showError(const QString& sentence) {
  showMessage(QStringLiteral("error"), sentence);
  timer_.stop();
}

void MessageBar::showInfo(const QString& sentence, const std::vector<Answer>& answers) {
  showMessage(QStringLiteral("info"), sentence);
  addAnswers(answers);
  timer_.start();
}

void MessageBar::showOffer(const QString& sentence, const std::vector<Answer>& answers) {
  showMessage(QStringLiteral("info"), sentence);
  addAnswers(answers);
  timer_.stop();
}

void MessageBar::addAnswers(const std::vector<Answer>& answers) {
  for (const auto& [label, answer] : answers) {
    QToolButton* button = makeButton({}, label, this);
    button->setText(label);
    button->setAccessibleName(label);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    connect(button, &QToolButton::clicked, this, [this, then = answer] {
      dismiss();
      then();
    });
    answers_->addWidget(button);
  }
}

void MessageBar::clearAnswers() {
  while (QLayoutItem* item = answers_->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
}

QString MessageBar::text() const {
  return isHidden() ? QString() : text_->text();
}

void MessageBar::showMessage(const QString& iconName, const QString& sentence) {
  icon_->setPixmap(icon(iconName).pixmap({kIconSize, kIconSize}, devicePixelRatioF()));
  text_->setText(inLanguage(sentence));
  clearAnswers();
  setAccessibleName(text_->text());
  show();
  raise();
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void MessageBar::dismiss() {
  timer_.stop();
  const bool hadFocus = isAncestorOf(focusWidget());
  hide();
  if (hadFocus) Q_EMIT dismissed();
}

void MessageBar::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Escape) return QFrame::keyPressEvent(event);
  dismiss();
}

}  // namespace pentimento::ui
