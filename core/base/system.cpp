#include "base/system.h"

#include <unistd.h>

namespace pentimento {

std::uint64_t physical_memory() {
  const long pages = sysconf(_SC_PHYS_PAGES), page_bytes = sysconf(_SC_PAGE_SIZE);
  if (pages <= 0 || page_bytes <= 0) return std::uint64_t{4} << 30;
  return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_bytes);
}

bool is_readable(const std::filesystem::path& file) {
  return access(file.c_str(), R_OK) == 0;
}

}  // namespace pentimento
