// Edits, stacks, masks and states as rows of a project file: writing.
#pragma once

#include "project/catalog.h"
#include "project/sqlite.h"
#include "project/tile_shelf.h"

namespace pentimento::project {

/// Writes values inside a transaction of its caller. What it has written is in `fresh` and becomes known when
/// that was committed.
class RowWriter {
 public:
  RowWriter(const Database& database, TileShelf& shelf, const Catalog& known)
      : database_(database), shelf_(shelf), known_(known) {}

  /// The id of a new row in `states`.
  std::int64_t write(const document::Step& step);
  /// The id of the row in `stacks` with these edits.
  std::int64_t write_stack(const std::vector<document::EditPtr>& edits);

  const Catalog& fresh() const { return fresh_; }

 private:
  FillPlace write_fill(const document::Stored<image::Fill>& fill);
  std::int64_t write_candidate(const document::Candidate& candidate);
  std::int64_t write_edit(const document::EditPtr& edit);
  std::int64_t write_masks(const std::vector<document::NamedMask>& masks);

  const Database& database_;
  TileShelf& shelf_;
  const Catalog& known_;
  Catalog fresh_;
};

}  // namespace pentimento::project
