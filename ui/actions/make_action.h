// How the actions of menus, bars and keys are made.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QString>

namespace pentimento::ui {

/// `iconName`: of resources/icons, may be empty. `tip`: a whole sentence for tool tips; empty: the text.
QAction* makeAction(QObject* parent, const QString& text, const QString& iconName = {},
                    const QList<QKeySequence>& keys = {}, const QString& tip = {});

/// Sets the keys and names the first one in the tool tip.
void setKeys(QAction* action, const QList<QKeySequence>& keys);

/// As setKeys(), and the keys work only while one of the widgets that have the action holds the focus.
void setWidgetKeys(QAction* action, const QList<QKeySequence>& keys);

}  // namespace pentimento::ui
