// How the actions of menus, bars and keys are made.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QString>

namespace pentimento::ui {

/// `name`: as "mask.grow", of no other action, the same in every language and version: keys that the person
/// chose are kept under it (shortcuts.h). `iconName`: of resources/icons, may be empty. `tip`: a whole
/// sentence for tool tips; empty: the text.
QAction* makeAction(QObject* parent, const char* name, const QString& text, const QString& iconName = {},
                    const QList<QKeySequence>& keys = {}, const QString& tip = {});

/// The keys that work while one of the widgets that have the action holds the focus.
void setWidgetKeys(QAction* action, const QList<QKeySequence>& keys);

/// In place of the one that it was made with.
void setTip(QAction* action, const QString& tip);

/// The tool tip of `action` names the key of `holder`, which does the same when `action` can be seen.
void showKeyOf(QAction* holder, QAction* action);

/// "Grow" of "&Grow…", for lists and tool tips.
QString plainText(const QAction* action);
QString plainText(QString text);
/// A sentence on what the action does, without its key.
QString tipOf(const QAction* action);

}  // namespace pentimento::ui
