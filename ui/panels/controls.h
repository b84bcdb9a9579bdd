// The small building blocks of bars and strips, so that all look and behave alike: none takes the focus from
// the canvas when it is clicked, all are reached with Tab.
#pragma once

#include <QAction>
#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

#include "ui/theme.h"

namespace pentimento::ui {

enum class ButtonLook { Icon, IconAndText, Primary };

QToolButton* makeButton(QAction* action, ButtonLook look, QWidget* parent);
QToolButton* makeButton(const QString& iconName, const QString& tip, QWidget* parent);
QFrame* makeDivider(Qt::Orientation orientation, QWidget* parent);
/// As wide as there is room.
QFrame* makeLine(QWidget* parent);
/// A raised panel with a row (or column) of controls.
QBoxLayout* makePanelLayout(QFrame* panel, QBoxLayout::Direction direction);
/// Controls beside each other, without a margin.
QHBoxLayout* makeRow(QWidget* row, int spacing = kSmallGap);
QSlider* makeSlider(Qt::Orientation orientation, int low, int high, const QString& name, const QString& tip,
                    QWidget* parent);
QSpinBox* makeSpinBox(int low, int high, const QString& name, const QString& tip, QWidget* parent);
QLabel* makeHeading(const QString& text, QWidget* parent);
QLabel* makeFaintLabel(const QString& text, QWidget* parent);

/// `content` in a popover that opens under `button`.
void setPopover(QToolButton* button, QWidget* content);

}  // namespace pentimento::ui
