// A place for the files of a test.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pentimento::test {

/// A new empty folder that goes away with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }
  /// Writes a file below the folder, making its parents.
  std::filesystem::path write(const std::filesystem::path& name, std::string_view bytes) const;
  /// The names in it, sorted: to see that nothing is left behind.
  std::vector<std::string> names() const;

 private:
  std::filesystem::path path_;
};

}  // namespace pentimento::test
