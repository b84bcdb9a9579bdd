// Amounts of memory and disk as people read them.
#pragma once

#include <cstdint>
#include <string>

namespace pentimento {

/// "4.27 GB", "37.5 MB": decimal units, three or more digits.
std::string byte_words(std::uint64_t bytes);

}  // namespace pentimento
