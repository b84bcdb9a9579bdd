// `info` on a model: what a file or folder of weights is and what it can do. Reads headers only.
#pragma once

#include <filesystem>
#include <vector>

#include "app/cli/facts.h"

namespace pentimento::cli {

/// Throws Error(BadFile) for a damaged file. A model that cannot be used is no error here: its problems are
/// facts.
std::vector<Fact> checkpoint_facts(const std::filesystem::path& path);

}  // namespace pentimento::cli
