#include "ui/actions/shortcuts.h"

#include <QApplication>
#include <QSettings>
#include <QWidget>
#include <algorithm>

namespace pentimento::ui {

namespace {
constexpr const char* kDefaultKeys = "defaultKeys";

QString settingOf(const QAction* action) {
  return QStringLiteral("keys/") + action->objectName();
}
}  // namespace

void setDefaultKeys(QAction* action, const QList<QKeySequence>& keys) {
  action->setProperty(kDefaultKeys, QVariant::fromValue(keys));
  const QVariant chosen = QSettings().value(settingOf(action));
  action->setShortcuts(chosen.isValid() ? QKeySequence::listFromString(chosen.toString()) : keys);
}

QList<QKeySequence> defaultKeys(const QAction* action) {
  return action->property(kDefaultKeys).value<QList<QKeySequence>>();
}

bool hasChoosableKeys(const QAction* action) {
  return action->property(kDefaultKeys).isValid();
}

void chooseKeys(QAction* action, const QList<QKeySequence>& keys) {
  if (keys == defaultKeys(action)) {
    QSettings().remove(settingOf(action));
  } else {
    QSettings().setValue(settingOf(action), QKeySequence::listToString(keys));
  }
  action->setShortcuts(keys);
  for (const QWidget* window : QApplication::topLevelWidgets()) {
    for (QAction* same : window->findChildren<QAction*>(action->objectName())) same->setShortcuts(keys);
  }
}

QList<QAction*> clashing(const QAction* action, const QKeySequence& key, const QList<QAction*>& actions) {
  QList<QAction*> found;
  for (QAction* other : actions) {
    if (other == action || found.contains(other) || !other->shortcuts().contains(key)) continue;
    const QList<QKeySequence> mine = defaultKeys(action);
    const bool meant = mine.contains(key) && defaultKeys(other).contains(key);
    if (!meant) found << other;
  }
  return found;
}

QString keysText(const QList<QKeySequence>& keys) {
  QStringList names;
  for (const QKeySequence& key : keys) {
    const QString name = key.toString(QKeySequence::NativeText);
    if (!names.contains(name)) names << name;
  }
  return names.join(QStringLiteral(", "));
}

}  // namespace pentimento::ui
