// What stands in the cells of the board: candidates, or one for each group of similar ones. Knows no widgets.
#pragma once

#include <set>
#include <vector>

#include "similarity/grouping.h"
#include "ui/board/board_query.h"

namespace pentimento::ui {

struct BoardRow {
  std::size_t entry = 0;
  int groupSize = 1;           ///< above 1: stands for so many
  bool opened = false;         ///< the others of its group follow
  bool inOpenedGroup = false;  ///< is one of those, or the first
  bool operator==(const BoardRow&) const = default;
};

/// Each alone.
std::vector<BoardRow> rowsOf(const std::vector<std::size_t>& shown);

/// One row for each group of those in `shown`, in the order of `shown`; those in `opened` (the id of any of
/// its members) with all. `grouping` counts as `grouped` does; what is not there stands alone.
std::vector<BoardRow> groupedRows(const std::vector<BoardEntry>& entries,
                                  const std::vector<std::size_t>& shown, const std::vector<QString>& grouped,
                                  const similarity::Grouping& grouping, double granularity,
                                  const std::set<QString>& opened);

}  // namespace pentimento::ui
