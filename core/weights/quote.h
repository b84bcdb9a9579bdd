// Names from hostile files inside sentences for people.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace pentimento::weights {

/// In double quotes, without control characters and invalid UTF-8, shortened to about 100 bytes.
std::string quoted_name(std::string_view name);
std::string quoted_path(const std::filesystem::path& path);

}  // namespace pentimento::weights
