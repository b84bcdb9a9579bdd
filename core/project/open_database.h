// Opens project files: what every way of opening checks. Private to this module.
#pragma once

#include "project/sqlite.h"

namespace pentimento::project {

/// For commits: of our version (older ones are brought up to date), with exactly our tables. Throws
/// Error(BadFile); a file of a newer version is left as it is. The connection may turn out to be read_only().
Database open_to_write(const std::filesystem::path& file);

/// Throws Error(BadFile). Works beside a window that writes, and on disks that cannot be written.
Database open_to_read(const std::filesystem::path& file);

}  // namespace pentimento::project
