#include "ui/panels/command_palette.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kWidth = 640, kHeight = 460;
constexpr int kPage = 8;
}  // namespace

CommandPalette::CommandPalette(QWidget& tab, QList<QMenu*> menus)
    : QFrame(&tab),
      tab_(tab),
      menus_(std::move(menus)),
      line_(new QLineEdit(this)),
      list_(new CommandList(this)),
      keys_(new KeyChoice(this)) {
  setAccessibleName(tr("Command palette"));
  QBoxLayout* column = makePanelLayout(this, QBoxLayout::TopToBottom);
  column->addWidget(line_);
  column->addWidget(list_, 1);
  column->addWidget(makeLine(this));
  column->addWidget(keys_);
  line_->setProperty("field", true);
  line_->setPlaceholderText(tr("What do you want to do?"));
  line_->setAccessibleName(tr("Search for a command"));
  line_->installEventFilter(this);
  tab.installEventFilter(this);
  connect(line_, &QLineEdit::textChanged, list_, &CommandList::find);
  connect(list_, &QListWidget::currentRowChanged, this, &CommandPalette::showEntry);
  connect(list_, &QListWidget::itemClicked, this, &CommandPalette::run);
  connect(keys_, &KeyChoice::keysChanged, this, [this] {
    list_->showKeys();
    showEntry();
  });
  connect(keys_, &KeyChoice::left, line_, [this] { line_->setFocus(); });
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { followFocus(now); });
  hide();
}

void CommandPalette::open() {
  if (isVisible()) return line_->selectAll();
  before_ = tab_.focusWidget();
  std::vector<ListedAction> listed = listActions(tab_, menus_);
  actions_.clear();
  for (const ListedAction& each : listed) {
    if (each.action) actions_ << each.action;
  }
  list_->setActions(std::move(listed));
  line_->clear();
  list_->find({});
  place();
  show();
  raise();
  line_->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::close() {
  if (isHidden()) return;
  const bool hadFocus = isAncestorOf(tab_.focusWidget());
  hide();
  if (hadFocus && before_) before_->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::run() {
  const ListedAction* entry = list_->current();
  if (!entry || !entry->action || !entry->action->isEnabled()) return;
  const QPointer<QAction> action = entry->action;
  CommandList::remember(action);
  close();
  action->trigger();
}

void CommandPalette::showEntry() {
  keys_->show(list_->current(), actions_);
  QAccessibleEvent moved(list_, QAccessible::Focus);
  moved.setChild(list_->currentRow());
  QAccessible::updateAccessibility(&moved);
}

void CommandPalette::place() {
  const QRect area = tab_.rect().adjusted(2 * kGap, 3 * kGap, -2 * kGap, -2 * kGap);
  const QSize size(std::min(kWidth, area.width()), std::min(kHeight, area.height()));
  setGeometry(area.left() + (area.width() - size.width()) / 2, area.top(), size.width(), size.height());
}

/// Whoever clicks elsewhere wants to be there.
void CommandPalette::followFocus(QWidget* now) {
  if (isVisible() && now && now != this && !isAncestorOf(now)) hide();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (watched == &tab_ && event->type() == QEvent::Resize && isVisible()) place();
  if (watched == line_ && event->type() == QEvent::KeyPress && moveByKey(static_cast<QKeyEvent&>(*event))) {
    return true;
  }
  return QFrame::eventFilter(watched, event);
}

bool CommandPalette::moveByKey(const QKeyEvent& event) {
  switch (event.key()) {
    case Qt::Key_Down:
      return list_->move(1), true;
    case Qt::Key_Up:
      return list_->move(-1), true;
    case Qt::Key_PageDown:
      return list_->move(kPage), true;
    case Qt::Key_PageUp:
      return list_->move(-kPage), true;
    case Qt::Key_F2:
      return keys_->record(), true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      return run(), true;
    default:
      return false;
  }
}

void CommandPalette::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return close();
  QFrame::keyPressEvent(event);
}

}  // namespace pentimento::ui
