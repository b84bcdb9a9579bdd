#include "base/byte_words.h"

#include <cstdio>

namespace pentimento {

std::string byte_words(std::uint64_t bytes) {
  const auto value = static_cast<double>(bytes);
  const bool small = value < 1e9;
  const double unit = small ? 1e6 : 1e9;
  char text[64];
  std::snprintf(text, sizeof text, "%.*f %s", value < 10 * unit ? 2 : 1, value / unit, small ? "MB" : "GB");
  return text;
}

}  // namespace pentimento
