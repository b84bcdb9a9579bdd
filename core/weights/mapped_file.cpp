#include "weights/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>

#include "base/error.h"
#include "weights/quote.h"

namespace pentimento::weights {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what) {
  throw Error(ErrorCode::BadFile, "Cannot read " + quoted_path(path) + ": " + what + ".");
}

[[noreturn]] void fail_with_errno(const std::filesystem::path& path) {
  fail(path, std::strerror(errno));
}

// Closes the descriptor unless it was taken over.
struct Descriptor {
  int value;
  ~Descriptor() {
    if (value >= 0) ::close(value);
  }
  int take() { return std::exchange(value, -1); }
};

std::uint64_t checked_size(int descriptor, const std::filesystem::path& path) {
  struct stat info {};
  if (::fstat(descriptor, &info) != 0) fail_with_errno(path);
  if (S_ISDIR(info.st_mode)) fail(path, "it is a folder, not a file");
  if (!S_ISREG(info.st_mode)) fail(path, "it is no ordinary file");
  return static_cast<std::uint64_t>(info.st_size);
}

// Whole pages around `part`; `inside` keeps to pages that lie wholly within it.
void advise(std::span<const std::byte> part, int advice, bool inside) {
  if (part.empty()) return;
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  auto begin = reinterpret_cast<std::uintptr_t>(part.data());
  auto end = begin + part.size();
  begin = (inside ? begin + page - 1 : begin) / page * page;
  end = (inside ? end : end + page - 1) / page * page;
  if (begin < end)
    ::madvise(reinterpret_cast<void*>(begin), end - begin, advice);  // NOLINT(performance-no-int-to-ptr)
}

}  // namespace

std::shared_ptr<const MappedFile> MappedFile::open(const std::filesystem::path& path) {
  // Without O_NONBLOCK, opening a named pipe would wait for a writer.
  Descriptor descriptor{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (descriptor.value < 0) fail_with_errno(path);
  const std::uint64_t size = checked_size(descriptor.value, path);
  if (size > std::numeric_limits<std::size_t>::max() / 2) fail(path, "it is too large for this machine");
  void* data = nullptr;
  if (size > 0) {
    data = ::mmap(nullptr, static_cast<std::size_t>(size), PROT_READ, MAP_PRIVATE, descriptor.value, 0);
    if (data == MAP_FAILED) fail_with_errno(path);
  }
  return std::shared_ptr<const MappedFile>(
      new MappedFile(path, descriptor.take(), size, static_cast<const std::byte*>(data)));
}

MappedFile::MappedFile(std::filesystem::path path, int descriptor, std::uint64_t size, const std::byte* data)
    : path_(std::move(path)), descriptor_(descriptor), size_(size), data_(data) {}

MappedFile::~MappedFile() {
  if (data_) ::munmap(const_cast<std::byte*>(data_), static_cast<std::size_t>(size_));
  ::close(descriptor_);
}

void MappedFile::read_at(std::uint64_t offset, std::span<std::byte> into) const {
  while (!into.empty()) {
    const ssize_t count = ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail_with_errno(path_);
    if (count == 0) fail(path_, "it ends too early; copy or download it again");
    into = into.subspan(static_cast<std::size_t>(count));
    offset += static_cast<std::uint64_t>(count);
  }
}

void MappedFile::check_unchanged() const {
  if (checked_size(descriptor_, path_) != size_)
    fail(path_, "another program changed it; open the model again");
}

void MappedFile::will_need(std::span<const std::byte> part) const {
  advise(part, MADV_WILLNEED, false);
}

void MappedFile::release(std::span<const std::byte> part) const {
  advise(part, MADV_DONTNEED, true);
}

}  // namespace pentimento::weights
