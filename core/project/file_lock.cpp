#include "project/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace pentimento::project {

namespace {
/// Whoever had the lock removes the file when it is done; then this lock is on a file without a name.
bool still_there(int file, const std::filesystem::path& path) {
  struct stat by_file {};
  struct stat by_name {};
  return fstat(file, &by_file) == 0 && stat(path.c_str(), &by_name) == 0 &&
         by_file.st_ino == by_name.st_ino && by_file.st_dev == by_name.st_dev;
}
}  // namespace

std::optional<FileLock> FileLock::try_lock(const std::filesystem::path& project) {
  std::filesystem::path path = project;
  path += "-lock";
  for (int attempt = 0; attempt < 8; ++attempt) {
    const int file = open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (file < 0) return std::nullopt;
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
      close(file);
      return std::nullopt;
    }
    if (still_there(file, path)) return FileLock(std::move(path), file);
    close(file);
  }
  return std::nullopt;
}

bool FileLock::is_held(const std::filesystem::path& project) {
  const int file = open((project.string() + "-lock").c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) return false;
  const bool held = flock(file, LOCK_SH | LOCK_NB) != 0;
  close(file);
  return held;
}

FileLock::~FileLock() {
  if (file_ < 0) return;
  unlink(path_.c_str());
  close(file_);
}

FileLock::FileLock(FileLock&& other) noexcept
    : path_(std::move(other.path_)), file_(std::exchange(other.file_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(file_, other.file_);
  return *this;
}

}  // namespace pentimento::project
