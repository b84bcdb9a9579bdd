#include "ui/board/board_rows.h"

#include <QHash>

namespace pentimento::ui {

namespace {
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// For each group the rows that it has among those that are shown.
struct Groups {
  std::vector<std::vector<std::size_t>> members;  // entries, in the order in which they are shown
  std::vector<QString> representatives;           // ids
};

Groups groupsOf(const std::vector<QString>& grouped, const similarity::Grouping& grouping, double granularity,
                QHash<QString, std::size_t>& groupById) {
  Groups groups;
  for (const similarity::Group& group : grouping.groups(granularity)) {
    for (const std::size_t member : group.members) groupById.insert(grouped[member], groups.members.size());
    groups.representatives.push_back(grouped[group.representative]);
    groups.members.emplace_back();
  }
  return groups;
}
}  // namespace

std::vector<BoardRow> rowsOf(const std::vector<std::size_t>& shown) {
  std::vector<BoardRow> rows;
  rows.reserve(shown.size());
  for (const std::size_t entry : shown) rows.push_back({entry});
  return rows;
}

std::vector<BoardRow> groupedRows(const std::vector<BoardEntry>& entries,
                                  const std::vector<std::size_t>& shown, const std::vector<QString>& grouped,
                                  const similarity::Grouping& grouping, double granularity,
                                  const std::set<QString>& opened) {
  QHash<QString, std::size_t> groupById;
  Groups groups = groupsOf(grouped, grouping, granularity, groupById);
  const auto groupOf = [&](std::size_t entry) { return groupById.value(entries[entry].facts->id, kNone); };
  for (const std::size_t entry : shown) {
    if (const std::size_t group = groupOf(entry); group != kNone) groups.members[group].push_back(entry);
  }
  std::vector<BoardRow> rows;
  for (const std::size_t entry : shown) {
    const std::size_t group = groupOf(entry);
    if (group == kNone) {
      rows.push_back({entry});
      continue;
    }
    std::vector<std::size_t>& members = groups.members[group];
    if (members.empty()) continue;  // stands where its first member would
    std::size_t first = members.front();
    bool open = false;
    for (const std::size_t member : members) {
      if (entries[member].facts->id == groups.representatives[group]) first = member;
      open = open || opened.count(entries[member].facts->id) > 0;
    }
    open = open && members.size() > 1;
    rows.push_back({first, static_cast<int>(members.size()), open, open});
    for (const std::size_t member : members) {
      if (open && member != first) rows.push_back({member, 1, false, true});
    }
    members.clear();
  }
  return rows;
}

}  // namespace pentimento::ui
