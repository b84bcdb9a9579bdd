#include "ui/board/board_model.h"

#include <algorithm>

namespace pentimento::ui {

BoardModel::BoardModel(BoardContents& contents, QObject* parent)
    : QAbstractListModel(parent), contents_(contents) {
  connect(&contents_, &BoardContents::changed, this, &BoardModel::arrange);
  connect(&similar_, &SimilarCandidates::changed, this, [this] {
    if (grouped_ && !similar_.busy()) arrange();
    Q_EMIT queryChanged();
  });
  connect(&thumbnails_, &Thumbnails::ready, this, [this] {
    if (!rows_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Thumbnail});
  });
  arrange();
}

int BoardModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant BoardModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const BoardRow& shown = row(index.row());
  const BoardEntry& at = entry(index.row());
  switch (role) {
    case Qt::DisplayRole:
      return title(at);
    case Qt::ToolTipRole:
      return tip(at);
    case Qt::AccessibleTextRole:
      return spoken(index.row());
    case Thumbnail:
      return thumbnails_.of(at, side_);
    case Id:
      return at.facts->id;
    case Starred:
      return at.record().starred;
    case ColorLabel:
      return at.record().color_label;
    case Noted:
      return !at.record().note.empty();
    case Accepted:
      return at.accepted;
    case GroupSize:
      return shown.groupSize;
    case Opened:
      return shown.opened;
    case InOpenedGroup:
      return shown.inOpenedGroup;
    default:
      return {};
  }
}

QString BoardModel::title(const BoardEntry& at) const {
  const QString operation = operationName(at.facts->operation);
  return at.facts->prompt.isEmpty() ? operation : at.facts->prompt.simplified();
}

/// For screen readers: all that the cell shows.
QString BoardModel::spoken(int row) const {
  const BoardEntry& at = entry(row);
  QStringList parts{operationName(at.facts->operation)};
  if (!at.facts->prompt.isEmpty()) parts << at.facts->prompt;
  parts << tr("seed %1").arg(at.facts->seed);
  if (at.record().starred) parts << tr("starred");
  if (at.record().color_label > 0) parts << tr("label %1").arg(at.record().color_label);
  if (!at.record().note.empty()) parts << tr("note: %1").arg(QString::fromStdString(at.record().note));
  if (at.accepted) parts << tr("in the picture");
  if (this->row(row).groupSize > 1)
    parts << tr("stands for %n similar ones", nullptr, this->row(row).groupSize);
  return parts.join(QStringLiteral(", "));
}

QString BoardModel::tip(const BoardEntry& at) const {
  QString rows;
  for (const auto& [name, value] : inWords(*at.facts)) {
    rows += QStringLiteral("<tr><td style='padding-right:8px'>%1</td><td>%2</td></tr>")
                .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
  }
  const QString note = QString::fromStdString(at.record().note).toHtmlEscaped();
  return QStringLiteral("<b>%1</b><table>%2</table>%3")
      .arg(operationName(at.facts->operation), rows, note.isEmpty() ? QString() : "<i>" + note + "</i>");
}

int BoardModel::rowOf(const QString& id) const {
  for (int i = 0; i < rowCount(); ++i) {
    if (entry(i).facts->id == id) return i;
  }
  return -1;
}

bool BoardModel::reveal(std::size_t wanted) {
  if (wanted >= entries_.size()) return false;
  const BoardEntry at = entries_[wanted];
  if (rowOf(at.facts->id) >= 0) return true;
  if (!passes(at, filter_)) filter_ = {};
  if (grouped_) opened_.insert(at.facts->id);
  arrange();
  Q_EMIT queryChanged();
  return rowOf(at.facts->id) >= 0;
}

std::vector<std::size_t> BoardModel::membersOf(int at) const {
  const BoardRow& closed = row(at);
  const similarity::Grouping* grouping = similar_.grouping();
  if (closed.groupSize < 2 || closed.opened || !grouping) return {closed.entry};
  std::set<QString> open = opened_;
  open.insert(entry(at).facts->id);
  const auto rows = groupedRows(entries_, arranged(entries_, filter_, order_), similar_.grouped(), *grouping,
                                granularity_, open);
  std::vector<std::size_t> members;
  for (const BoardRow& shown : rows) {
    if (shown.entry == closed.entry || (!members.empty() && int(members.size()) < closed.groupSize)) {
      members.push_back(shown.entry);
    }
  }
  return members;
}

std::vector<CandidatePlace> BoardModel::places(const QModelIndexList& rows) const {
  std::vector<int> order;
  for (const QModelIndex& index : rows) order.push_back(index.row());
  std::sort(order.begin(), order.end());
  std::vector<CandidatePlace> places;
  for (const int at : order) {
    for (const std::size_t member : membersOf(at)) places.push_back(entries_[member].place);
  }
  return places;
}

void BoardModel::setFilter(const BoardFilter& filter) {
  if (filter == filter_) return;
  filter_ = filter;
  arrange();
  Q_EMIT queryChanged();
}

void BoardModel::setOrder(BoardOrder order) {
  if (order == order_) return;
  order_ = order;
  arrange();
  Q_EMIT queryChanged();
}

void BoardModel::setGrouped(bool on) {
  if (on == grouped_) return;
  grouped_ = on;
  opened_.clear();
  arrange();
  Q_EMIT queryChanged();
}

void BoardModel::setGranularity(double granularity) {
  if (granularity == granularity_) return;
  granularity_ = granularity;
  arrange();
  Q_EMIT queryChanged();
}

void BoardModel::toggleGroup(int at) {
  if (!row(at).inOpenedGroup) {
    if (row(at).groupSize > 1) opened_.insert(entry(at).facts->id);
    return arrange();
  }
  int first = at;
  while (!row(first).opened) --first;
  for (int i = first; i < first + row(first).groupSize; ++i) opened_.erase(entry(i).facts->id);
  arrange();
}

std::vector<BoardRow> BoardModel::makeRows(const std::vector<BoardEntry>& entries) const {
  const std::vector<std::size_t> shown = arranged(entries, filter_, order_);
  if (!grouped_ || !similar_.grouping()) return rowsOf(shown);
  return groupedRows(entries, shown, similar_.grouped(), *similar_.grouping(), granularity_, opened_);
}

/// Cells that stay what they are keep their place in the view: a star that is set resets nothing.
void BoardModel::arrange() {
  std::vector<BoardEntry> entries = contents_.entries();
  if (grouped_) similar_.group(entries);
  std::vector<BoardRow> rows = makeRows(entries);
  if (rows == rows_) {
    entries_ = std::move(entries);
    if (!rows_.empty()) Q_EMIT dataChanged(index(0), index(static_cast<int>(rows_.size()) - 1));
    return;
  }
  beginResetModel();
  entries_ = std::move(entries);
  rows_ = std::move(rows);
  endResetModel();
}

}  // namespace pentimento::ui
