// Says that a project is being edited, so that a second window opens it for reading only.
#pragma once

#include <filesystem>
#include <optional>

namespace pentimento::project {

/// A lock file beside the project (NAME-lock). The system lets go of it when the program ends, however it
/// ends.
class FileLock {
 public:
  /// Nothing when somebody has it, or nothing can be written there.
  static std::optional<FileLock> try_lock(const std::filesystem::path& project);
  /// True when somebody has it.
  static bool is_held(const std::filesystem::path& project);
  ~FileLock();
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;

 private:
  FileLock(std::filesystem::path path, int file) : path_(std::move(path)), file_(file) {}
  std::filesystem::path path_;
  int file_ = -1;
};

}  // namespace pentimento::project
