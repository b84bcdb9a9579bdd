#include "ui/panels/controls.h"

#include <QCoreApplication>
#include <QWidgetAction>

#include "ui/actions/make_action.h"
#include "ui/icons.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kIconSize = 20, kSmallIconSize = 16;

void describe(QWidget* widget, const QString& name, const QString& tip) {
  widget->setAccessibleName(name);
  widget->setToolTip(tip);
  widget->setFocusPolicy(Qt::TabFocus);
}

QToolButton* plainButton(QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setIconSize({kIconSize, kIconSize});
  return button;
}
}  // namespace

QToolButton* makeButton(QAction* action, ButtonLook look, QWidget* parent) {
  QToolButton* button = plainButton(parent);
  button->setDefaultAction(action);
  button->setAccessibleName(plainText(action));
  if (look == ButtonLook::Icon) return button;
  button->setProperty("withText", true);
  button->setProperty("primary", look == ButtonLook::Primary);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  return button;
}

QToolButton* makeButton(const QString& iconName, const QString& tip, QWidget* parent) {
  QToolButton* button = plainButton(parent);
  button->setIcon(icon(iconName));
  describe(button, tip, tip);
  return button;
}

QToolButton* makeSmallButton(const QString& iconName, const QString& tip, QWidget* parent) {
  QToolButton* button = makeButton(iconName, tip, parent);
  button->setProperty("small", true);
  button->setIconSize({kSmallIconSize, kSmallIconSize});
  return button;
}

QFrame* makeDivider(Qt::Orientation orientation, QWidget* parent) {
  auto* divider = new QFrame(parent);
  divider->setProperty("divider", true);
  if (orientation == Qt::Vertical) {
    divider->setFixedSize(1, 24);
  } else {
    divider->setFixedSize(24, 1);
  }
  return divider;
}

QFrame* makeLine(QWidget* parent) {
  auto* line = new QFrame(parent);
  line->setProperty("divider", true);
  line->setFixedHeight(1);
  return line;
}

QBoxLayout* makePanelLayout(QFrame* panel, QBoxLayout::Direction direction) {
  panel->setProperty("panel", true);
  panel->setAttribute(Qt::WA_NoMousePropagation);
  auto* layout = new QBoxLayout(direction, panel);
  layout->setContentsMargins(kGap, kGap, kGap, kGap);
  layout->setSpacing(kSmallGap);
  return layout;
}

QHBoxLayout* makeRow(QWidget* row, int spacing) {
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing);
  return layout;
}

QSlider* makeSlider(Qt::Orientation orientation, int low, int high, const QString& name, const QString& tip,
                    QWidget* parent) {
  auto* slider = new QSlider(orientation, parent);
  slider->setRange(low, high);
  describe(slider, name, tip);
  return slider;
}

QSpinBox* makeSpinBox(int low, int high, const QString& name, const QString& tip, QWidget* parent) {
  auto* box = new QSpinBox(parent);
  box->setRange(low, high);
  describe(box, name, tip);
  box->setFocusPolicy(Qt::StrongFocus);
  return box;
}

QComboBox* makeComboBox(const QString& name, const QString& tip, QWidget* parent) {
  auto* box = new QComboBox(parent);
  describe(box, name, tip);
  box->setFocusPolicy(Qt::StrongFocus);
  box->setMinimumContentsLength(16);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  return box;
}

QLabel* makeFaintLabel(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("faint", true);
  return label;
}

QLabel* makeHeading(const QString& text, QWidget* parent) {
  auto* heading = new QLabel(text, parent);
  QFont bold = heading->font();
  bold.setWeight(QFont::DemiBold);
  heading->setFont(bold);
  return heading;
}

QToolButton* makeReset(const QString& tip, QWidget* parent) {
  QToolButton* button = makeButton(QStringLiteral("undo"), tip, parent);
  button->setText(QCoreApplication::translate("Controls", "Reset"));
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setProperty("withText", true);
  return button;
}

QVBoxLayout* makePopoverLayout(QWidget* content) {
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(2 * kGap, 2 * kGap, 2 * kGap, 2 * kGap);
  column->setSpacing(2 * kGap);
  return column;
}

void addRow(QFormLayout* form, const QString& name, QWidget* control, QWidget* row) {
  auto* label = new QLabel(name, row);
  label->setBuddy(control);
  label->setMinimumHeight(row->sizeHint().height());  // the text in the middle of a row that is higher
  form->addRow(label, row);
}

void setPopover(QToolButton* button, QWidget* content) {
  auto* menu = new QMenu(button);
  menu->setContentsMargins(1, 1, 1, 1);  // the outline of the menu stays in sight
  content->setAutoFillBackground(true);  // as panels: what has a frame stands out from it
  auto* action = new QWidgetAction(menu);
  action->setDefaultWidget(content);
  menu->addAction(action);
  button->setMenu(menu);
  button->setPopupMode(QToolButton::InstantPopup);
}

void closePopover(QWidget* content) {
  QWidget* popover = content->window();
  if (popover != content && popover->windowType() == Qt::Popup) popover->close();
}

}  // namespace pentimento::ui
