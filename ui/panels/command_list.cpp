#include "ui/panels/command_list.h"

#include <QPainter>
#include <QSettings>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/actions/make_action.h"
#include "ui/actions/shortcuts.h"
#include "ui/panels/command_search.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
const QString kRecent = QStringLiteral("palette/recent");
constexpr int kMaxRecent = 12;
constexpr int kIndexRole = Qt::UserRole, kPathRole = Qt::UserRole + 1, kKeysRole = Qt::UserRole + 2;
constexpr int kUsableRole = Qt::UserRole + 3;

/// A key of the canvas is no action, and always works.
bool isUsable(const ListedAction& entry) {
  return !entry.action || entry.action->isEnabled();
}

/// The name, the menu after it, the keys at the right.
class Painter : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
    return {200, option.fontMetrics.height() + 2 * kSmallGap + 2};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const bool selected = option.state & QStyle::State_Selected;
    const auto group = index.data(kUsableRole).toBool() ? QPalette::Active : QPalette::Disabled;
    const QColor text = selected ? option.palette.color(QPalette::Active, QPalette::HighlightedText)
                                 : option.palette.color(group, QPalette::Text);
    const QColor faint =
        selected || group == QPalette::Disabled ? text : option.palette.color(QPalette::PlaceholderText);
    if (selected) painter->fillRect(option.rect, option.palette.color(QPalette::Active, QPalette::Highlight));
    QRect rest = option.rect.adjusted(kGap, 0, -kGap, 0);
    const auto write = [&](const QString& words, const QColor& color, Qt::Alignment side) {
      const QString fitting = option.fontMetrics.elidedText(words, Qt::ElideRight, rest.width());
      const int width = option.fontMetrics.horizontalAdvance(fitting) + 2 * kGap;
      painter->setPen(color);
      painter->drawText(rest, side | Qt::AlignVCenter | Qt::TextSingleLine, fitting);
      side == Qt::AlignLeft ? rest.setLeft(rest.left() + width) : rest.setRight(rest.right() - width);
    };
    write(index.data(kKeysRole).toString(), text, Qt::AlignRight);
    write(index.data(Qt::DisplayRole).toString(), text, Qt::AlignLeft);
    write(index.data(kPathRole).toString(), faint, Qt::AlignLeft);
  }
};
}  // namespace

CommandList::CommandList(QWidget* parent) : QListWidget(parent) {
  setAccessibleName(tr("What was found"));
  setFocusPolicy(Qt::NoFocus);  // the line for searching keeps it and moves through the list
  setFrameShape(NoFrame);
  setUniformItemSizes(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setItemDelegate(new Painter(this));
}

void CommandList::setActions(std::vector<ListedAction> actions) {
  actions_ = std::move(actions);
}

std::vector<CommandList::Found> CommandList::found(const QString& query) const {
  const QStringList recent = QSettings().value(kRecent).toStringList();
  std::vector<Found> all;
  for (int i = 0; i < static_cast<int>(actions_.size()); ++i) {
    const ListedAction& entry = actions_[static_cast<std::size_t>(i)];
    const QString inside = entry.action ? entry.action->objectName() : QString();
    const QString tip = entry.action ? tipOf(entry.action) : QString();
    double score = searchScore(query, {entry.name, entry.path, tip + ' ' + entry.keys + ' ' + inside});
    if (score == 0) continue;
    if (query.trimmed().isEmpty()) score = 1;
    const auto used = inside.isEmpty() ? -1 : recent.indexOf(inside);
    if (used >= 0) score += static_cast<double>(kMaxRecent - used);
    all.push_back({i, score});
  }
  std::stable_sort(all.begin(), all.end(), [&](const Found& a, const Found& b) {
    const bool usableA = isUsable(actions_[static_cast<std::size_t>(a.index)]);
    const bool usableB = isUsable(actions_[static_cast<std::size_t>(b.index)]);
    return usableA != usableB ? usableA : a.score > b.score;
  });
  return all;
}

void CommandList::find(const QString& query) {
  clear();
  for (const Found& each : found(query)) addEntry(each.index);
  setCurrentRow(0);
}

void CommandList::addEntry(int index) {
  const ListedAction& entry = actions_[static_cast<std::size_t>(index)];
  const bool checked = entry.action && entry.action->isCheckable() && entry.action->isChecked();
  auto* item = new QListWidgetItem(checked ? QStringLiteral("✓ ") + entry.name : entry.name, this);
  item->setData(kIndexRole, index);
  item->setData(kPathRole, entry.path);
  item->setData(kKeysRole, entry.keys);
  item->setData(kUsableRole, isUsable(entry));
  QStringList spoken{entry.name, entry.path, entry.keys};
  if (!isUsable(entry)) spoken << tr("cannot be used now");
  spoken.removeAll(QString());
  item->setData(Qt::AccessibleTextRole, spoken.join(QStringLiteral(", ")));
}

void CommandList::move(int rows) {
  if (count() == 0) return;
  const bool one = std::abs(rows) == 1;  // pages stop at the ends
  const int to = currentRow() + rows;
  setCurrentRow(one ? (to + count()) % count() : std::clamp(to, 0, count() - 1));
}

const ListedAction* CommandList::current() const {
  const QListWidgetItem* item = currentItem();
  return item ? &actions_[static_cast<std::size_t>(item->data(kIndexRole).toInt())] : nullptr;
}

void CommandList::remember(const QAction* action) {
  if (action->objectName().isEmpty()) return;
  QStringList recent = QSettings().value(kRecent).toStringList();
  recent.removeAll(action->objectName());
  recent.prepend(action->objectName());
  QSettings().setValue(kRecent, recent.mid(0, kMaxRecent));
}

void CommandList::showKeys() {
  for (int row = 0; row < count(); ++row) {
    ListedAction& entry = actions_[static_cast<std::size_t>(item(row)->data(kIndexRole).toInt())];
    if (!entry.action) continue;
    entry.keys = keysText(entry.action->shortcuts());
    item(row)->setData(kKeysRole, entry.keys);
  }
}

}  // namespace pentimento::ui
