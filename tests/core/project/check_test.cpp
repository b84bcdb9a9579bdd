#include "project/check.h"

#include <sqlite3.h>

#include "base/error.h"
#include "document/stack.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"
#include "tests/core/project/contents.h"

using namespace pentimento;
using namespace pentimento::test;
using project::Project;

namespace {
void execute(const std::filesystem::path& file, const char* sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  CHECK(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}
}  // namespace

TEST_CASE("check: a sound project has no problems and so beside a window") {
  const TemporaryFolder folder;
  const Project project = Project::create(folder / "a.pentimento", some_content());
  Progress progress;
  const project::Report report = project::check(folder / "a.pentimento", progress);
  CHECK(report.problems.empty());
  CHECK(report.states == 5);
  CHECK(report.edits == 2);
  CHECK(report.candidates == 6);
  CHECK(report.canvas == Size{580, 380});
}

TEST_CASE("salvage: what can be read makes a sound project") {
  const TemporaryFolder folder;
  const auto file = folder / "a.pentimento", repaired = folder / "b.pentimento";
  Project::create(file, some_content());
  // The chosen fill of the first edit, and the oldest state.
  execute(file,
          "DELETE FROM images WHERE id = (SELECT fill FROM candidates ORDER BY id LIMIT 1);"
          "UPDATE states SET picture = 9999 WHERE id = 1");
  Progress progress;
  CHECK_FALSE(project::check(file, progress).problems.empty());
  std::vector<std::string> losses;
  Progress again;
  { Project::create(repaired, project::salvage(file, losses, again)); }
  CHECK(losses.size() == 4);
  Progress third;
  const project::Report report = project::check(repaired, third);
  CHECK(report.problems.empty());
  CHECK(report.states == 4);
  const auto opened = Project::open(repaired);
  const document::Document& document = opened.content.history.current();
  CHECK(document.edits[0]->candidates.size() == 1);
  CHECK(same_samples(document.picture.pixels, document::flattened(document.base, document.edits).pixels));
}
