// Takes out of a project file what nothing refers to any more: the edits, candidates and pixels of states
// that the history has forgotten. Private to this module.
#pragma once

#include "project/catalog.h"
#include "project/sqlite.h"

namespace pentimento::project {

/// Rows stay while a state or the runs refer to them, or a value in memory that `catalog` knows: it may be
/// committed again, or be read again. One transaction; pages that become free are used again, and given back
/// to the disk when they are many.
void compact(const Database& database, const Catalog& catalog);

}  // namespace pentimento::project
