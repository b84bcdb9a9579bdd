// Gives back memory of what a project file keeps.
#pragma once

#include <cstddef>

#include "project/project.h"

namespace pentimento::project {

/// What a content holds in memory beside the state that is shown.
struct Memory {
  std::size_t kept = 0;      ///< bytes, each tile counted once
  std::size_t released = 0;  ///< states and fills that were let go of
};

/// Keeps the state that is shown, and of the rest what fits into `budget` bytes: states next to it first,
/// then fills, those of the latest runs first. What is not in the file yet stays in any case. Safe while
/// other threads read the same values.
Memory release_beyond(const Content& content, std::size_t budget);

}  // namespace pentimento::project
