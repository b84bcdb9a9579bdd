// A file mapped into memory for reading. The only place of this module that knows the operating system.
//
// A mapping is a promise of the file system, not a copy: if another program shortens the file while it is
// mapped, touching the lost pages ends the process (SIGBUS on Linux). So headers are read with read_at(),
// which reports a short file as an Error, and whoever is about to copy tensors calls check_unchanged() first.
// Replacing a file the usual way (write a new one, rename it) is harmless: the mapping keeps the old one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace pentimento::weights {

class MappedFile {
 public:
  /// Maps a regular file. Error BadFile when it is missing, not a regular file or not readable.
  static std::shared_ptr<const MappedFile> open(const std::filesystem::path& path);

  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  const std::filesystem::path& path() const { return path_; }
  std::uint64_t size() const { return size_; }

  /// The whole file; pages are read from disk when touched.
  std::span<const std::byte> bytes() const { return {data_, static_cast<std::size_t>(size_)}; }

  /// Copies bytes at `offset` through a read call, never through the mapping. Error BadFile when the file has
  /// become too short or cannot be read.
  void read_at(std::uint64_t offset, std::span<std::byte> into) const;

  /// Error BadFile when the file has another size than it had when it was opened.
  void check_unchanged() const;

  /// Hints for the page cache; both may do nothing. `part` lies within bytes().
  void will_need(std::span<const std::byte> part) const;  ///< Start reading ahead.
  void release(std::span<const std::byte> part) const;    ///< Copied: these pages need not stay in memory.

 private:
  MappedFile(std::filesystem::path path, int descriptor, std::uint64_t size, const std::byte* data);

  std::filesystem::path path_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  const std::byte* data_ = nullptr;
};

}  // namespace pentimento::weights
