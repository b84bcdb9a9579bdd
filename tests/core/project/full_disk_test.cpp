// A disk that fills up (project_test.cpp limits the size of files, which needs no superuser).
#include "base/error.h"
#include "document/stack.h"
#include "project/check.h"
#include "tests/catch.h"
#include "tests/core/document/edits.h"
#include "tests/core/image/pictures.h"
#include "tests/core/project/contents.h"
#include "tests/small_disk.h"

using namespace pentimento;
using namespace pentimento::test;

TEST_CASE("Project: on a full disk the file keeps every step that was completed") {
  const TemporaryFolder folder;
  const SmallDisk disk(folder / "disk");
  if (!disk.mounted()) {
    WARN("Left out: a file system cannot be mounted here.");
    return;
  }
  const auto file = folder / "disk" / "a.pentimento", other = folder / "b.pentimento";
  document::FlattenCache cache;
  project::Content content{document::History(document::opened(noise({}, {300, 200}))), {}};
  project::Content saved = content;
  std::string sentence;
  {
    auto opened = project::Project::create(file, content);
    for (unsigned i = 0; i < 100 && sentence.empty(); ++i) {
      const document::Document& now = content.history.current();
      content.history.commit(document::appended(now, noise_edit(now.canvas, {40, 30, 120, 90}, i), cache),
                             "Vary");
      try {
        opened.commit(content);
        saved = content;
      } catch (const Error& error) {
        sentence = error.what();
      }
    }
    CHECK(sentence.find("the disk is full") != std::string::npos);
    CHECK(saved.history.size() > 2);
    // While it is full nothing works, and nothing breaks either.
    CHECK_THROWS_AS(opened.commit(content), Error);
    { project::Project::create(other, content); }  // Save as, on another disk
  }
  Progress progress;
  CHECK(project::check(file, progress).problems.empty());
  CHECK(same_content(project::Project::open(file).content, saved));
  CHECK(same_content(project::Project::open(other).content, content));
}
