// A zip file that is being made (libzip). Private to this module.
#pragma once

#include <zip.h>

#include <deque>
#include <filesystem>
#include <string>

#include "base/progress.h"

namespace pentimento::openraster {

/// Entries are stored as they are, in the order in which they are added: PNG is compressed already. Nothing
/// is on disk before finish(). All throw Error(BadFile) that names `shown`.
class ZipFile {
 public:
  /// `file` is replaced; `shown` is the name for messages.
  ZipFile(const std::filesystem::path& file, std::filesystem::path shown);
  ~ZipFile();
  ZipFile(const ZipFile&) = delete;
  ZipFile& operator=(const ZipFile&) = delete;

  void add_text(const char* name, std::string text);
  /// `file` must stay there until finish() returns.
  void add_file(const std::string& name, const std::filesystem::path& file);

  void finish(Progress& progress);

 private:
  void add(const char* name, zip_source_t* source);
  [[noreturn]] void fail() const;

  zip_t* zip_ = nullptr;
  std::deque<std::string> texts_;  // where libzip reads them from in finish(): a deque does not move them
  std::filesystem::path shown_;
};

}  // namespace pentimento::openraster
