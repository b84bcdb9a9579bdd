// Text that comes from outside.
#pragma once

#include <string>
#include <string_view>

namespace pentimento {

/// Well-formed UTF-8 (Unicode 15, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

/// For a message: at most 60 bytes, anything but printable ASCII as '?'.
std::string printable(std::string_view text);

}  // namespace pentimento
