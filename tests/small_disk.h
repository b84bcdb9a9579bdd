// A disk that is soon full: a file system of four megabytes in memory. Only the superuser may mount one;
// tests that need it are left out elsewhere.
#pragma once

#include <sys/mount.h>

#include <filesystem>

namespace pentimento::test {

class SmallDisk {
 public:
  explicit SmallDisk(std::filesystem::path place) : place_(std::move(place)) {
    std::filesystem::create_directory(place_);
    mounted_ = mount("pentimento-test", place_.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, "size=4m") == 0;
  }
  ~SmallDisk() {
    if (mounted_) umount2(place_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  bool mounted() const { return mounted_; }

 private:
  std::filesystem::path place_;
  bool mounted_ = false;
};

}  // namespace pentimento::test
