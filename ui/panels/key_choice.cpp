#include "ui/panels/key_choice.h"

#include <QHBoxLayout>
#include <QKeyEvent>

#include "ui/actions/make_action.h"
#include "ui/actions/shortcuts.h"
#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
bool isModifier(int key) {
  return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta ||
         key == Qt::Key_AltGr || key == Qt::Key_unknown;
}

/// The keys by which the canvas pans and shows the picture before.
bool isOfCanvas(const QKeyEvent& event) {
  const int key = event.key();
  return key == Qt::Key_Space || key == Qt::Key_Tab || key == Qt::Key_Backtab;
}

/// As default keys are written: "{" and not "Shift+{", and no mark that a key is on the number pad.
QKeySequence sequenceOf(const QKeyEvent& event) {
  Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
  const int key = event.key();
  const bool sign = key > Qt::Key_Space && key <= Qt::Key_AsciiTilde &&
                    !(key >= Qt::Key_0 && key <= Qt::Key_9) && !(key >= Qt::Key_A && key <= Qt::Key_Z);
  if (sign) modifiers &= ~Qt::ShiftModifier;
  return QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(key)));
}
}  // namespace

KeyChoice::KeyChoice(QWidget* parent) : QWidget(parent), text_(new QLabel(this)) {
  setAccessibleName(tr("Keys of the entry"));
  text_->setWordWrap(true);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kGap, kSmallGap, kSmallGap, kSmallGap);
  row->addWidget(text_, 1);
  change_ = addButton(tr("Change the keys (F2)"), [this] { record(); });
  remove_ = addButton(tr("No keys"), [this] { give({}); });
  default_ = addButton(tr("Default keys"), [this] { give(defaultKeys(action_)); });
  takeIt_ = addButton(tr("Use them here"), [this] { give({wanted_}); });
  leaveIt_ = addButton(tr("Leave them there"), [this] { finish(); });
  update();
}

QToolButton* KeyChoice::addButton(const QString& text, const std::function<void()>& act) {
  QToolButton* button = makeButton({}, text, this);
  button->setText(text);
  button->setToolTip({});
  button->setToolButtonStyle(Qt::ToolButtonTextOnly);
  connect(button, &QToolButton::clicked, this, act);
  layout()->addWidget(button);
  return button;
}

void KeyChoice::show(const ListedAction* entry, const QList<QAction*>& others) {
  action_ = entry ? entry->action : nullptr;
  others_ = others;
  tip_ = action_ ? tipOf(action_) : QString();
  recording_ = false;
  wanted_ = {};
  update();
}

void KeyChoice::record() {
  if (!action_ || !hasChoosableKeys(action_)) return;
  recording_ = true;
  wanted_ = {};
  setFocusPolicy(Qt::StrongFocus);
  setFocus();
  update();
}

bool KeyChoice::event(QEvent* event) {
  if (recording_ && event->type() == QEvent::ShortcutOverride) {
    event->accept();
    return true;
  }
  const bool asking = !wanted_.isEmpty();
  if (asking && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent&>(*event).key() == Qt::Key_Escape) {
    finish();
    return true;
  }
  if (!recording_ || event->type() != QEvent::KeyPress) return QWidget::event(event);
  const auto& key = static_cast<QKeyEvent&>(*event);
  if (key.key() == Qt::Key_Escape && key.modifiers() == Qt::NoModifier) {
    finish();
  } else if (isOfCanvas(key)) {
    text_->setText(tr("The canvas needs this key itself: press others."));
  } else if (!isModifier(key.key())) {
    take(sequenceOf(key));
  }
  return true;
}

void KeyChoice::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  setFocusPolicy(Qt::NoFocus);
  recording_ = false;
  update();
}

void KeyChoice::take(const QKeySequence& keys) {
  if (clashing(action_, keys, others_).isEmpty()) return give({keys});
  wanted_ = keys;
  recording_ = false;
  update();
  takeIt_->setFocus(Qt::OtherFocusReason);
}

/// Nobody else has them any longer.
void KeyChoice::give(const QList<QKeySequence>& keys) {
  for (const QKeySequence& each : keys) {
    for (QAction* other : clashing(action_, each, others_)) {
      QList<QKeySequence> rest = other->shortcuts();
      rest.removeAll(each);
      chooseKeys(other, rest);
    }
  }
  chooseKeys(action_, keys);
  finish();
}

void KeyChoice::finish() {
  recording_ = false;
  wanted_ = {};
  update();
  Q_EMIT keysChanged();
  Q_EMIT left();
}

void KeyChoice::update() {
  const bool asking = !wanted_.isEmpty();
  const bool choosable = action_ && hasChoosableKeys(action_) && !recording_ && !asking;
  change_->setVisible(choosable);
  remove_->setVisible(choosable && !action_->shortcuts().isEmpty());
  default_->setVisible(choosable && action_->shortcuts() != defaultKeys(action_));
  takeIt_->setVisible(asking);
  leaveIt_->setVisible(asking);
  if (recording_) {
    text_->setText(tr("Press the new keys of “%1”; Esc leaves them as they are.").arg(plainText(action_)));
  } else if (asking) {
    QStringList names;
    for (const QAction* other : clashing(action_, wanted_, others_)) names << plainText(other);
    text_->setText(tr("%1 belongs to “%2”.").arg(keysText({wanted_}), names.join(QStringLiteral("”, “"))));
  } else {
    text_->setText(tip_);
  }
}

}  // namespace pentimento::ui
