// C files that close themselves, for the C libraries.
#pragma once

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "image/codecs/codec.h"

namespace pentimento::image {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using CFile = std::unique_ptr<std::FILE, CloseFile>;

inline CodecError system_failure(int error) {
  if (error == ENOSPC || error == EFBIG || error == EDQUOT) {
    return CodecError("the disk is full. Make room or choose another place");
  }
  return CodecError(std::generic_category().message(error));
}

inline CFile open_file(const std::filesystem::path& path, const char* mode) {
  CFile file(std::fopen(path.string().c_str(), mode));
  if (!file) throw system_failure(errno);
  return file;
}

/// Closes a file that was written; throws CodecError when not everything reached the system.
inline void close_written(CFile file) {
  const bool failed = std::ferror(file.get()) != 0;
  if (std::fclose(file.release()) != 0) throw system_failure(errno);
  if (failed) throw system_failure(ENOSPC);
}

}  // namespace pentimento::image
