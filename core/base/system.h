// What the machine and the file system say.
#pragma once

#include <cstdint>
#include <filesystem>

namespace pentimento {

/// Bytes of memory of this machine.
std::uint64_t physical_memory();

/// True when this user may read `file`.
bool is_readable(const std::filesystem::path& file);

}  // namespace pentimento
