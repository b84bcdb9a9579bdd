#include "ui/board/lineage.h"

#include <QHash>
#include <algorithm>

namespace pentimento::ui {

/// A start is always older, so that there are no circles, whatever a file says.
Lineage::Lineage(const std::vector<BoardEntry>& entries)
    : parents_(entries.size()), children_(entries.size()) {
  QHash<QString, std::size_t> byId;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const RecipeFacts& facts = *entries[i].facts;
    const auto start = byId.constFind(facts.startedFrom);
    if (!facts.startedFrom.isEmpty() && start != byId.constEnd()) {
      parents_[i] = *start;
      children_[*start].push_back(i);
    } else {
      roots_.push_back(i);
    }
    byId.insert(facts.id, i);
  }
}

std::vector<std::size_t> Lineage::path(std::size_t entry) const {
  std::vector<std::size_t> path{entry};
  while (parents_[path.back()]) path.push_back(*parents_[path.back()]);
  std::reverse(path.begin(), path.end());
  return path;
}

const std::vector<std::size_t>& Lineage::siblings(std::size_t entry) const {
  return parents_[entry] ? children_[*parents_[entry]] : roots_;
}

std::optional<std::size_t> Lineage::sibling(std::size_t entry, int by) const {
  const std::vector<std::size_t>& all = siblings(entry);
  const auto at = std::find(all.begin(), all.end(), entry) - all.begin() + by;
  if (at < 0 || at >= std::ssize(all)) return std::nullopt;
  return all[static_cast<std::size_t>(at)];
}

}  // namespace pentimento::ui
