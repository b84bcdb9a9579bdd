#include "base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <random>
#include <string>

#include "base/error.h"

namespace pentimento {

namespace fs = std::filesystem;

namespace {
Error cannot_write(const fs::path& target, const std::string& reason) {
  return Error(ErrorCode::BadFile, "\"" + target.string() + "\" cannot be written: " + reason);
}

std::string reason_of(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return "the disk is full. Make room or choose another place.";
    case EACCES:
    case EPERM:
    case EROFS:
      return "you may not write there. Choose another place.";
    case ENOENT:
    case ENOTDIR:
      return "its folder does not exist. Create it or choose another place.";
    case ENAMETOOLONG:
      return "the name is too long. Choose a shorter one.";
    default:
      return std::error_code(error, std::generic_category()).message() + ". Choose another place.";
  }
}

/// The file that a write through `target` would change.
fs::path followed(const fs::path& target) {
  std::error_code failed;
  if (!fs::is_symlink(target, failed)) return target;
  const fs::path real = fs::weakly_canonical(target, failed);
  return failed ? target : real;
}

void check_target(const fs::path& target) {
  std::error_code ignored;
  if (target.filename().empty() || fs::is_directory(target, ignored)) {
    throw cannot_write(target, "it is a folder. Choose a file name.");
  }
  if (fs::exists(target, ignored) && access(target.c_str(), W_OK) != 0) {
    throw cannot_write(target, "it is write-protected. Choose another name or change its permissions.");
  }
}

fs::path create_beside(const fs::path& target) {
  const fs::path followed_target = followed(target);
  check_target(followed_target);
  std::random_device random;
  for (int attempt = 0; attempt < 16; ++attempt) {
    // The suffix stays last, because writers choose the format by it.
    fs::path path = followed_target.parent_path() /
                    ("." + followed_target.stem().string().substr(0, 64) + "-" + std::to_string(random()) +
                     "~" + followed_target.extension().string());
    const int file = open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (file >= 0) {
      close(file);
      return path;
    }
    if (errno != EEXIST) throw cannot_write(target, reason_of(errno));
  }
  throw cannot_write(target, "no temporary file can be made beside it. Choose another place.");
}

void sync(const fs::path& path, const fs::path& target) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw cannot_write(target, reason_of(errno));
  const int failed = fsync(file) != 0 ? errno : 0;
  close(file);
  // Some file systems cannot flush a folder or a special file; that is no reason to lose the picture.
  if (failed != 0 && failed != EINVAL) throw cannot_write(target, reason_of(failed));
}

void keep_permissions(const fs::path& from, const fs::path& to) {
  struct stat old {};
  if (stat(from.c_str(), &old) == 0 && S_ISREG(old.st_mode)) chmod(to.c_str(), old.st_mode & 07777);
}
}  // namespace

AtomicFile::AtomicFile(const fs::path& target)
    : target_(followed(target)), temporary_(create_beside(target)) {}

AtomicFile::~AtomicFile() {
  std::error_code ignored;
  if (!committed_) fs::remove(temporary_, ignored);
}

void AtomicFile::commit() {
  sync(temporary_, target_);
  keep_permissions(target_, temporary_);
  if (rename(temporary_.c_str(), target_.c_str()) != 0) throw cannot_write(target_, reason_of(errno));
  committed_ = true;
  const fs::path folder = target_.parent_path();
  sync(folder.empty() ? fs::path(".") : folder, target_);
}

void check_replaceable(const fs::path& target) {
  const AtomicFile trial(target);
}

}  // namespace pentimento
