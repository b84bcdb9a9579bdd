#include "base/suffix.h"

#include <algorithm>
#include <cctype>

namespace pentimento {

std::string suffix_of(const std::filesystem::path& file) {
  std::string suffix = file.extension().string();
  std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return suffix;
}

}  // namespace pentimento
