#include "ui/actions/make_action.h"

#include "ui/icons.h"

namespace pentimento::ui {

namespace {
constexpr const char* kTip = "tip";

QString withoutMnemonic(QString text) {
  text.remove(QChar('&'));
  text.remove(QStringLiteral("…"));
  return text;
}
}  // namespace

QAction* makeAction(QObject* parent, const QString& text, const QString& iconName,
                    const QList<QKeySequence>& keys, const QString& tip) {
  auto* action = new QAction(text, parent);
  if (!iconName.isEmpty()) action->setIcon(icon(iconName));
  action->setIconVisibleInMenu(false);
  action->setProperty(kTip, tip.isEmpty() ? withoutMnemonic(text) : tip);
  setKeys(action, keys);
  return action;
}

void setKeys(QAction* action, const QList<QKeySequence>& keys) {
  action->setShortcuts(keys);
  const QString tip = action->property(kTip).toString();
  const QString key = action->shortcut().toString(QKeySequence::NativeText);
  action->setToolTip(key.isEmpty() ? tip : QAction::tr("%1 (%2)").arg(tip, key));
  action->setStatusTip({});
}

void setWidgetKeys(QAction* action, const QList<QKeySequence>& keys) {
  action->setShortcutContext(Qt::WidgetShortcut);
  setKeys(action, keys);
}

}  // namespace pentimento::ui
