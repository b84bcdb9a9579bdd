// Looks at every byte of a project file that matters, and saves what can be read of a damaged one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "project/project.h"

namespace pentimento::project {

struct Report {
  int states = 0;
  int edits = 0;                      ///< in the stack that is shown
  int candidates = 0;                 ///< different ones, in all states and runs
  Size canvas;                        ///< of the state that is shown
  std::string source;                 ///< Content::source; by summary()
  std::vector<std::string> problems;  ///< sentences; empty: all is well
};

/// What is in the file, from its tables alone: no problems are looked for. Throws Error(BadFile).
Report summary(const std::filesystem::path& file);

/// Reads everything in the file. Throws Error(BadFile) when not even its tables can be read, and Cancelled.
Report check(const std::filesystem::path& file, Progress& progress);

/// What can be read of a damaged file: candidates whose pixels are gone are left out, then edits without
/// candidates, then states without a picture. `losses` says so in sentences. The file stays as it is;
/// Project::create() makes a sound one. Throws Error(BadFile) when there is nothing left.
Content salvage(const std::filesystem::path& file, std::vector<std::string>& losses, Progress& progress);

}  // namespace pentimento::project
