#include "ui/panels/message_bar.h"

#include <QAccessible>
#include <QKeyEvent>

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
      close_(makeButton(QStringLiteral("cancel"), tr("Dismiss this message"), this)) {
  QBoxLayout* layout = makePanelLayout(this, QBoxLayout::LeftToRight);
  layout->setContentsMargins(2 * kGap - kSmallGap, kGap, kGap, kGap);
  layout->setSpacing(kGap);
  layout->addWidget(icon_);
  layout->addWidget(text_, 1);
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

void MessageBar::showInfo(const QString& sentence) {
  showMessage(QStringLiteral("info"), sentence);
  timer_.start();
}

QString MessageBar::text() const {
  return isHidden() ? QString() : text_->text();
}

void MessageBar::showMessage(const QString& iconName, const QString& sentence) {
  icon_->setPixmap(icon(iconName).pixmap({kIconSize, kIconSize}, devicePixelRatioF()));
  text_->setText(sentence);
  setAccessibleName(sentence);
  show();
  raise();
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void MessageBar::dismiss() {
  timer_.stop();
  const bool hadFocus = close_->hasFocus();
  hide();
  if (hadFocus) Q_EMIT dismissed();
}

void MessageBar::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Escape) return QFrame::keyPressEvent(event);
  dismiss();
}

}  // namespace pentimento::ui
