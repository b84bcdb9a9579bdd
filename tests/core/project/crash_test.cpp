// Promise P4: a program that is killed at any moment leaves a project that opens, passes the check, and has
// everything up to the last completed step. PENTIMENTO_CRASHES sets how often (20); scripts/crash-test does
// it 200 times.
#include <cstdlib>
#include <random>

#include "document/stack.h"
#include "project/check.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"
#include "tests/killed_program.h"

using namespace pentimento;

namespace {
/// Runs the writer for `time`, kills it, and gives the number of the last step that it said was done.
int killed_after(std::chrono::microseconds time, const std::filesystem::path& file, int last) {
  std::string said = test::killed_after(time, {PENTIMENTO_CRASH_WRITER, file.string()});
  if (said.empty()) return last;
  said.pop_back();
  const auto line = said.rfind('\n');
  return std::stoi(line == std::string::npos ? said : said.substr(line + 1));
}
}  // namespace

TEST_CASE("P4: killed at random moments - the project is sound and has every completed step") {
  const test::TemporaryFolder folder;
  const char* wish = std::getenv("PENTIMENTO_CRASHES");
  const int crashes = wish ? std::atoi(wish) : 20;
  std::mt19937 random(std::random_device{}());
  int done = 0, steps = 0;
  for (int crash = 0; crash < crashes; ++crash) {
    const auto file = folder / (std::to_string(crash / 20) + ".pentimento");
    if (crash % 20 == 0) done = 0;  // another project: the check reads all of the history each time
    const int before = done;
    done = killed_after(std::chrono::microseconds(10000 + random() % 250000U), file, done);
    if (!std::filesystem::exists(file)) continue;  // killed before it was made
    INFO("crash " << crash << ", step " << done);
    Progress progress;
    const project::Report report = project::check(file, progress);
    for (const std::string& problem : report.problems) FAIL_CHECK(problem);
    const auto opened = project::Project::open(file);
    CHECK_FALSE(opened.project.read_only());
    const int found = std::stoi(opened.content.history.steps().back().label);
    CHECK(found >= done);
    CHECK(found <= done + 1);  // on disk, but killed before it could say so
    CHECK(report.states == static_cast<int>(opened.content.history.size()));
    const document::Document& document = opened.content.history.current();
    CHECK(test::same_samples(document.picture.pixels,
                             document::flattened(document.base, document.edits).pixels));
    steps += found - before;
    done = found;
  }
  WARN(crashes << " kills, " << steps << " steps");
  CHECK(steps > 0);
}
