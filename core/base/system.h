// What the machine and the file system say.
#pragma once

#include <cstdint>
#include <filesystem>

namespace pentimento {

/// Bytes of memory of this machine, or of what limit_memory() allows.
std::uint64_t physical_memory();
/// From now on the machine counts as one with so many bytes at most; 0: what it has. For the start of a
/// program: what was planned before is not planned again.
void limit_memory(std::uint64_t bytes);

/// The system gets the memory that was freed, of which the C library may keep gigabytes; a tenth of a
/// millisecond for each megabyte.
void give_back_freed_memory();

/// True when this user may read `file`.
bool is_readable(const std::filesystem::path& file);

}  // namespace pentimento
