// Replaces a file only when its new content is complete.
#pragma once

#include <filesystem>

namespace pentimento {

/// A temporary file beside `target`, with the same suffix, that takes its place at commit() and is removed
/// without it. A link is followed; the permissions of an existing file are kept.
class AtomicFile {
 public:
  /// Creates the temporary file, empty. Throws Error(BadFile) with a sentence when the folder is missing or
  /// not writable, or `target` is a folder or may not be replaced.
  explicit AtomicFile(const std::filesystem::path& target);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// Write here, by any means, and close before commit().
  const std::filesystem::path& path() const { return temporary_; }

  /// Flushes the content to the disk and renames. Throws Error(BadFile).
  void commit();

 private:
  std::filesystem::path target_, temporary_;
  bool committed_ = false;
};

/// The checks of AtomicFile's constructor, without leaving a file. Throws Error(BadFile).
void check_replaceable(const std::filesystem::path& target);

}  // namespace pentimento
