// A disk that fills up, as a small file system in memory: only the superuser may mount one, so that the test
// is left out elsewhere (project_test.cpp limits the size of files instead).
#include <sys/mount.h>

#include "base/error.h"
#include "document/stack.h"
#include "project/check.h"
#include "tests/catch.h"
#include "tests/core/document/edits.h"
#include "tests/core/image/pictures.h"
#include "tests/core/project/contents.h"

using namespace pentimento;
using namespace pentimento::document;
using namespace pentimento::test;
using project::Content;
using project::Project;

namespace {
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
}  // namespace

TEST_CASE("Project: on a full disk the file keeps every step that was completed") {
  const TemporaryFolder folder;
  const SmallDisk disk(folder / "disk");
  if (!disk.mounted()) {
    WARN("Left out: a file system cannot be mounted here.");
    return;
  }
  const auto file = folder / "disk" / "a.pentimento", other = folder / "b.pentimento";
  FlattenCache cache;
  Content content{History(opened(noise({}, {300, 200}))), {}};
  Content saved = content;
  std::string sentence;
  {
    Project project = Project::create(file, content);
    for (unsigned i = 0; i < 100 && sentence.empty(); ++i) {
      const Document& now = content.history.current();
      content.history.commit(appended(now, noise_edit(now.canvas, {40, 30, 120, 90}, i), cache), "Vary");
      try {
        project.commit(content);
        saved = content;
      } catch (const Error& error) {
        sentence = error.what();
      }
    }
    CHECK(sentence.find("the disk is full") != std::string::npos);
    CHECK(saved.history.size() > 2);
    // While it is full nothing works, and nothing breaks either.
    CHECK_THROWS_AS(project.commit(content), Error);
    { Project::create(other, content); }  // Save as, on another disk
  }
  Progress progress;
  CHECK(project::check(file, progress).problems.empty());
  CHECK(same_content(Project::open(file).content, saved));
  CHECK(same_content(Project::open(other).content, content));
}
