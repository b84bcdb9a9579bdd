// What this process takes of the machine's memory.
#pragma once

#include <fstream>
#include <string>

namespace pentimento::bench {

/// Of /proc/self/status, in MB.
inline double megabytes(const std::string& field) {
  std::ifstream status("/proc/self/status");
  std::string name;
  double kilobytes = 0;
  while (status >> name) {
    if (name == field + ":" && status >> kilobytes) return kilobytes * 1024 / 1e6;
  }
  return 0;
}

/// From now on VmHWM is the most since now.
inline void forgetPeak() {
  std::ofstream("/proc/self/clear_refs") << 5;
}

}  // namespace pentimento::bench
