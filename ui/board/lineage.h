// The tree of variations: which candidate a run started from. Knows no widgets.
#pragma once

#include <optional>
#include <vector>

#include "ui/board/board_query.h"

namespace pentimento::ui {

/// Indices are those of the entries, the oldest first. A start that is not there any more counts as none.
class Lineage {
 public:
  Lineage() = default;
  explicit Lineage(const std::vector<BoardEntry>& entries);

  std::optional<std::size_t> parent(std::size_t entry) const { return parents_[entry]; }
  const std::vector<std::size_t>& children(std::size_t entry) const { return children_[entry]; }
  /// From the first that nothing known came before, to `entry` itself.
  std::vector<std::size_t> path(std::size_t entry) const;
  /// The next one that has the same start, or before it; none at the end.
  std::optional<std::size_t> sibling(std::size_t entry, int by) const;

 private:
  const std::vector<std::size_t>& siblings(std::size_t entry) const;

  std::vector<std::optional<std::size_t>> parents_;
  std::vector<std::vector<std::size_t>> children_;
  std::vector<std::size_t> roots_;
};

}  // namespace pentimento::ui
