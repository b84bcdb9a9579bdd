// The Unicode facts that the tokenizer needs; the tables are utf8proc's.
#pragma once

#include <string>
#include <string_view>

namespace pentimento::diffusion {

/// UTF-8 to code points; what is no UTF-8 becomes U+FFFD.
std::u32string code_points(std::string_view utf8);
std::string to_utf8(std::u32string_view text);

/// Canonical composition (NFC).
std::u32string composed(std::u32string_view text);

/// Each character by itself, so a final sigma is an ordinary one.
std::u32string lower_case(std::u32string_view text);

bool is_space(char32_t c);   ///< Property White_Space.
bool is_letter(char32_t c);  ///< Category L.
bool is_number(char32_t c);  ///< Category N.

}  // namespace pentimento::diffusion
