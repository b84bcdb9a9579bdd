#include "ui/actions/make_action.h"

#include <QRegularExpression>

#include "ui/actions/shortcuts.h"
#include "ui/icons.h"

namespace pentimento::ui {

namespace {
constexpr const char* kTip = "tip";

void showKey(QAction* action, const QKeySequence& sequence) {
  const QString key = sequence.toString(QKeySequence::NativeText);
  action->setToolTip(key.isEmpty() ? tipOf(action) : QAction::tr("%1 (%2)").arg(tipOf(action), key));
}
}  // namespace

QAction* makeAction(QObject* parent, const char* name, const QString& text, const QString& iconName,
                    const QList<QKeySequence>& keys, const QString& tip) {
  auto* action = new QAction(text, parent);
  action->setIconText(plainText(text));  // on buttons, without the menu's key
  action->setObjectName(QString::fromLatin1(name));
  if (!iconName.isEmpty()) action->setIcon(icon(iconName));
  action->setIconVisibleInMenu(false);
  action->setProperty(kTip, tip.isEmpty() ? plainText(text) : tip);
  showKeyOf(action, action);
  setDefaultKeys(action, keys);
  return action;
}

void setWidgetKeys(QAction* action, const QList<QKeySequence>& keys) {
  action->setShortcutContext(Qt::WidgetShortcut);
  setDefaultKeys(action, keys);
}

void setTip(QAction* action, const QString& tip) {
  if (tipOf(action) == tip) return;
  action->setProperty(kTip, tip);
  showKey(action, action->shortcut());
}

void showKeyOf(QAction* holder, QAction* action) {
  QObject::connect(holder, &QAction::changed, action,
                   [holder, action] { showKey(action, holder->shortcut()); });
  showKey(action, holder->shortcut());
}

QString plainText(const QAction* action) {
  return plainText(action->text());
}

QString plainText(QString text) {
  static const QRegularExpression inBrackets(QStringLiteral("\\(&\\w\\)"));
  static const QRegularExpression mnemonic(QStringLiteral("&(.)"));
  text = text.section('\t', 0, 0).remove(QStringLiteral("…"));
  return text.remove(inBrackets).replace(mnemonic, QStringLiteral("\\1")).trimmed();
}

QString tipOf(const QAction* action) {
  return action->property(kTip).toString();
}

}  // namespace pentimento::ui
