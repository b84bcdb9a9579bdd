// The small building blocks of bars and strips, so that all look and behave alike: none takes the focus from
// the canvas when it is clicked, all are reached with Tab.
#pragma once

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
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
/// As high as a field beside it.
QToolButton* makeSmallButton(const QString& iconName, const QString& tip, QWidget* parent);
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
QComboBox* makeComboBox(const QString& name, const QString& tip, QWidget* parent);
QLabel* makeHeading(const QString& text, QWidget* parent);
QLabel* makeFaintLabel(const QString& text, QWidget* parent);

/// "Reset" with `tip`.
QToolButton* makeReset(const QString& tip, QWidget* parent);

/// A column in a popover's content, around which there is room.
QVBoxLayout* makePopoverLayout(QWidget* content);
/// `row` with the name of the control in it.
void addRow(QFormLayout* form, const QString& name, QWidget* control, QWidget* row);

/// `content` in a popover that opens under `button`.
void setPopover(QToolButton* button, QWidget* content);
/// The popover that `content` is in, if it is open.
void closePopover(QWidget* content);

}  // namespace pentimento::ui
