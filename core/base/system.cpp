#include "base/system.h"

#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <algorithm>
#include <atomic>
#include <limits>

namespace pentimento {

namespace {
std::atomic<std::uint64_t> g_limit{std::numeric_limits<std::uint64_t>::max()};

std::uint64_t memory_of_machine() {
  const long pages = sysconf(_SC_PHYS_PAGES), page_bytes = sysconf(_SC_PAGE_SIZE);
  if (pages <= 0 || page_bytes <= 0) return std::uint64_t{4} << 30;
  return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_bytes);
}
}  // namespace

std::uint64_t physical_memory() {
  return std::min(memory_of_machine(), g_limit.load());
}

void limit_memory(std::uint64_t bytes) {
  g_limit = bytes > 0 ? bytes : std::numeric_limits<std::uint64_t>::max();
}

void give_back_freed_memory() {
#ifdef __GLIBC__
  // It gives back by itself only what lies at the end of a heap. To have it map all that is large
  // (M_MMAP_THRESHOLD) would cost a removal a tenth more time of processors, for pages that come anew.
  malloc_trim(0);
#endif
}

bool is_readable(const std::filesystem::path& file) {
  return access(file.c_str(), R_OK) == 0;
}

}  // namespace pentimento
