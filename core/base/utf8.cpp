#include "base/utf8.h"

#include <cstdint>

namespace pentimento {

namespace {
/// Bytes that follow the first byte of a character; -1: cannot begin one.
int following(unsigned char first) {
  if (first < 0x80) return 0;
  if (first >= 0xC2 && first <= 0xDF) return 1;
  if (first >= 0xE0 && first <= 0xEF) return 2;
  return first >= 0xF0 && first <= 0xF4 ? 3 : -1;
}

bool is_scalar(std::uint32_t value, int more) {
  constexpr std::uint32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
  return value >= kLeast[more] && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
}
}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i++]);
    const int more = following(first);
    if (more < 0 || text.size() - i < static_cast<std::size_t>(more)) return false;
    std::uint32_t value = more == 0 ? first : first & (0x3Fu >> more);
    for (int k = 0; k < more; ++k, ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if ((byte & 0xC0) != 0x80) return false;
      value = value << 6 | (byte & 0x3Fu);
    }
    if (!is_scalar(value, more)) return false;
  }
  return true;
}

std::string printable(std::string_view text) {
  constexpr std::size_t kMost = 60;
  std::string result;
  for (const char c : text.substr(0, kMost)) {
    const auto byte = static_cast<unsigned char>(c);
    result += byte >= 0x20 && byte < 0x7F ? c : '?';
  }
  return text.size() > kMost ? result + "..." : result;
}

}  // namespace pentimento
