// What a file's name says that the file is.
#pragma once

#include <filesystem>
#include <string>

namespace pentimento {

/// With its dot, ASCII letters in lower case: ".jpg" of "Boat.JPG"; empty when there is none.
std::string suffix_of(const std::filesystem::path& file);

}  // namespace pentimento
