// Promise P4 at the window's session: a program that is killed while somebody paints, runs, accepts and saves
// leaves a project that opens, passes the check, and has everything up to the last step that was on disk.
// PENTIMENTO_CRASHES sets how often (5); scripts/crash-test does it 200 times.
#include <cstdlib>
#include <map>
#include <random>
#include <sstream>

#include "document/stack.h"
#include "project/check.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"
#include "tests/killed_program.h"
#include "tests/temporary_folder.h"
#include "tests/ui/content_digest.h"

using namespace pentimento;

namespace {
struct Said {
  std::map<std::uint64_t, std::string> steps;   // digests
  std::map<std::string, std::uint64_t> onDisk;  // by file
  std::string last;                             // the file that was in work
};

Said understood(const std::string& text) {
  Said said;
  std::istringstream lines(text);
  char what = 0;
  std::uint64_t number = 0;
  std::string rest;
  while (lines >> what >> number >> rest) {
    if (what == 'S') {
      said.steps[number] = rest;
    } else {
      said.onDisk[rest] = number;
      said.last = rest;
    }
  }
  return said;
}

void checkFile(const std::string& file, std::uint64_t done, const Said& said) {
  INFO(file << ", step " << done);
  Progress progress;
  for (const std::string& problem : project::check(file, progress).problems) FAIL_CHECK(problem);
  const auto opened = project::Project::open(file);
  CHECK_FALSE(opened.project.read_only());
  const std::string found = ui::digestOf(opened.content);
  bool known = false;  // that step, or a later one that it could not say any more
  for (auto step = said.steps.lower_bound(done); step != said.steps.end(); ++step) {
    known |= step->second == found;
  }
  CHECK(known);
  const document::Document& now = opened.content.history.current();
  CHECK(test::same_samples(now.picture.pixels, document::flattened(now.base, now.edits).pixels));
}
}  // namespace

TEST_CASE("P4: a session that is killed at random moments loses nothing that was on disk") {
  const test::TemporaryFolder folder;
  const char* wish = std::getenv("PENTIMENTO_CRASHES");
  const int crashes = wish ? std::atoi(wish) : 5;
  std::mt19937 random(std::random_device{}());
  std::size_t steps = 0, files = 0;
  std::string file;
  for (int crash = 0; crash < crashes; ++crash) {
    const auto place = folder / std::to_string(crash / 10);  // another project: the check reads all each time
    std::filesystem::create_directories(place);
    if (crash % 10 == 0) file = place / "first.pentimento";
    INFO("crash " << crash);
    const auto time = std::chrono::milliseconds(20 + random() % 900U);
    const std::string temporary =
        "TMPDIR=" + folder.path().string();  // what it cannot clean up goes with that
    const Said said =
        understood(test::killed_after(time,
                                      {"/usr/bin/env", temporary, PENTIMENTO_CRASH_DRIVER, place.string(),
                                       file, std::to_string(random() % 1000000U)},
                                      random() % 8U != 0));
    for (const auto& [name, done] : said.onDisk) checkFile(name, done, said);
    if (!said.last.empty()) file = said.last;
    steps += said.steps.size();
    files += said.onDisk.size();
  }
  WARN(crashes << " kills, " << steps << " steps, " << files << " files");
  CHECK(steps > 0);
}
