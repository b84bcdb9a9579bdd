// The keys of actions: each has its default keys, and those that the person chose in place of them, which are
// kept in the settings under the action's name.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>

namespace pentimento::ui {

/// The keys of the action from now on, unless the person chose others.
void setDefaultKeys(QAction* action, const QList<QKeySequence>& keys);
QList<QKeySequence> defaultKeys(const QAction* action);

/// True for the actions whose keys can be chosen: those that have a name of their own.
bool hasChoosableKeys(const QAction* action);
/// In place of all keys that the action has, and those of the same name in other tabs; none: it is without
/// keys.
void chooseKeys(QAction* action, const QList<QKeySequence>& keys);

/// Those among `actions` that `key` would reach as well as `action`. Actions that share a default key are
/// meant to: only one of them can be used at a time.
QList<QAction*> clashing(const QAction* action, const QKeySequence& key, const QList<QAction*>& actions);

/// "Ctrl+I, Ctrl+Shift+I", as the desktop writes it.
QString keysText(const QList<QKeySequence>& keys);

}  // namespace pentimento::ui
