#include "weights/quote.h"

#include <cstddef>

namespace pentimento::weights {
namespace {

constexpr std::size_t kMaxNameShown = 100;
constexpr std::size_t kMaxPathShown = 1000;

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Length of the UTF-8 sequence at `i`, or 0 when there is no well-formed one. Overlong forms and surrogates
// pass: they hurt no terminal and no window.
std::size_t sequence_length(std::string_view s, std::size_t i) {
  const auto lead = static_cast<unsigned char>(s[i]);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || i + length > s.size()) return 0;
  for (std::size_t k = 1; k < length; ++k)
    if (!continues(s[i + k])) return 0;
  return length;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

std::string cleaned(std::string_view s, std::size_t limit) {
  std::string text = "\"";
  for (std::size_t i = 0; i < s.size();) {
    if (i >= limit) return text + "...\"";
    const std::size_t length = sequence_length(s, i);
    if (length == 0 || is_control(s[i]))
      text += '?';
    else
      text += s.substr(i, length);
    i += length == 0 ? 1 : length;
  }
  return text + "\"";
}

}  // namespace

std::string quoted_name(std::string_view name) {
  return cleaned(name, kMaxNameShown);
}

std::string quoted_path(const std::filesystem::path& path) {
  return cleaned(path.string(), kMaxPathShown);
}

}  // namespace pentimento::weights
