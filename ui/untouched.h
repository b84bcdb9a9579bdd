// Counts what an edit changed where it must not: the check behind "0 px changed outside the edit area".
#pragma once

#include <cstdint>

#include "base/progress.h"
#include "engine/candidate.h"

namespace pentimento::ui {

/// Pixels of a Remove or Vary that differ from the picture before although neither mask nor ring covers them.
/// Compares tiles that are not shared; the cost is that of the edit, not of the picture.
std::int64_t changedOutsideEdit(const engine::Candidate& candidate, Progress& progress);

}  // namespace pentimento::ui
