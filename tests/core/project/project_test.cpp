// What is committed is there again, whatever happens to the program, the disk or the file.
#include "project/project.h"

#include <sqlite3.h>
#include <sys/resource.h>

#include <csignal>
#include <functional>
#include <random>

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
std::string sentence_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

bool says(const std::string& sentence, const char* words) {
  return sentence.find(words) != std::string::npos;
}

void execute(const std::filesystem::path& file, const char* sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  CHECK(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}

std::size_t names_in(const std::filesystem::path& file) {
  std::size_t count = 0;
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  const auto add = [](void* sum, int, char**, char**) { return ++*static_cast<std::size_t*>(sum), 0; };
  CHECK(sqlite3_exec(database, "SELECT key FROM meta WHERE key GLOB 'name *'", add, &count, nullptr) ==
        SQLITE_OK);
  sqlite3_close(database);
  return count;
}

void stroke(Content& content, int place) {
  Document next = content.history.current();
  next.mask.paint({{10.0 + place, 10}, {30.0 + place, 200}}, {});
  content.history.commit(next, "Brush stroke");
}
}  // namespace

TEST_CASE("Project: everything comes back and undo goes on after a restart") {
  const TemporaryFolder folder;
  const auto file = folder / "a.pentimento";
  const Content content = some_content();
  { const Project project = Project::create(file, content); }
  CHECK(project::looks_like_project(file));
  auto opened = Project::open(file);
  CHECK_FALSE(opened.project.read_only());
  CHECK(same_content(opened.content, content));
  History history = opened.content.history;
  CHECK(history.redo_label() == "Switch off");
  while (history.can_undo()) history.undo();
  CHECK(history.current().edits.empty());
}

TEST_CASE("Project: each commit adds to it and a restart at any step finds the last one") {
  const TemporaryFolder folder;
  const auto file = folder / "a.pentimento";
  Content content = some_content();
  {
    Project project = Project::create(file, content);
    for (int i = 0; i < 5; ++i) {
      stroke(content, 40 * i);
      project.commit(content);
    }
    content.history.undo();
    project.commit(content);
  }
  FlattenCache cache;
  for (int round = 0; round < 3; ++round) {
    auto opened = Project::open(file);
    REQUIRE(same_content(opened.content, content));
    content = opened.content;
    Edit edit = *content.history.current().edits[0];
    edit.opacity = 0.1 * (round + 1);
    content.history.commit(with_edit(content.history.current(), 0, edit, cache), "Opacity");
    content.runs.clear();
    opened.project.commit(content);
  }
  CHECK(same_content(Project::open(file).content, content));
}

TEST_CASE("Project: names belong to one version of an edit, and are no part of what older programs read") {
  const TemporaryFolder folder;
  const auto file = folder / "a.pentimento";
  FlattenCache cache;
  Content content{History(opened(noise({}, {96, 64}))), {}};
  const auto current = [&]() -> const Document& { return content.history.current(); };
  content.history.commit(appended(current(), noise_edit(current().canvas, {40, 30, 30, 20}, 1), cache),
                         "Vary");
  Project project = Project::create(file, content);
  CHECK(names_in(file) == 0);
  for (const char* name : {"wires", "cables", ""}) {
    Edit edit = *current().edits[0];
    edit.name = name;
    content.history.commit(with_edit(current(), 0, edit, cache), "Rename edit");
    project.commit(content);
  }
  CHECK(names_in(file) == 2);
  CHECK(same_content(Project::open(file).content, content));
  execute(file, "DELETE FROM meta WHERE key GLOB 'name *'");
  History unnamed = Project::open(file).content.history;
  unnamed.undo();
  REQUIRE(unnamed.current().edits.size() == 1);
  CHECK(unnamed.current().edits[0]->name.empty());
}

TEST_CASE("Project: only what is shown is read when it is opened") {
  const TemporaryFolder folder;
  const auto file = folder / "a.pentimento";
  Project::create(file, some_content());
  const auto opened = Project::open(file);
  const auto& fill = opened.content.history.current().edits[0]->candidates[0].fill;
  CHECK_FALSE(fill.in_memory());
  CHECK_FALSE(opened.content.history.steps()[0].document.in_memory());
  CHECK(fill.get()->pixels.size() ==
        Size{162, 144});  // 100 x 80 and kMaxRing px around it inside the picture
  CHECK(fill.in_memory());
  CHECK(fill.release());
}

TEST_CASE("Project: what was committed may leave memory and outlives the project") {
  const TemporaryFolder folder;
  Content content = some_content();
  const auto before = *content.history.current().edits[0]->candidates[0].fill.get();
  {
    const Project project = Project::create(folder / "a.pentimento", content);
    CHECK(content.history.current().edits[0]->candidates[0].fill.release());
  }
  const auto after = content.history.current().edits[0]->candidates[0].fill.get();
  CHECK(same_samples(before.pixels, after->pixels));
}

TEST_CASE("Project: a second window may only look") {
  const TemporaryFolder folder;
  const auto file = folder / "a.pentimento";
  Content content = some_content();
  Project first = Project::create(file, content);
  auto second = Project::open(file);
  CHECK(second.project.read_only());
  CHECK(says(second.project.why_read_only(), "open in another window"));
  stroke(content, 5);
  first.commit(content);
  CHECK(second.content.history.size() == 5);  // it sees what was there
  CHECK_THROWS_AS(second.project.commit(second.content), Error);
  CHECK(says(sentence_of([&] { Project::create(file, content); }), "open in another window"));
  CHECK(same_document(second.content.history.current(), *content.history.steps()[3].document.get()));
}

TEST_CASE("Project: what the history forgot leaves the file") {
  const TemporaryFolder folder;
  const auto file = folder / "a.pentimento";
  FlattenCache cache;
  Content content{History(opened(noise({}, {96, 64}))), {}};
  Project project = Project::create(file, content);
  const auto edit_once = [&](unsigned seed) {
    const Document& now = content.history.current();
    Edit edit = noise_edit(now.canvas, {40, 30, 30, 20}, seed);
    edit.name = "edit " + std::to_string(seed);
    content.history.commit(appended(now, edit, cache), "Vary");
    project.commit(content);
    content.history.undo();
  };
  // Kept in memory alone, as by the board of candidates; its pixels are only on disk.
  const EditPtr kept =
      std::make_shared<const Edit>(noise_edit(content.history.current().canvas, {10, 10, 30, 20}, 7));
  content.runs = {kept};
  project.commit(content);
  const image::Fill before = *kept->candidates[1].fill.get();
  content.runs.clear();
  std::uintmax_t largest = 0;
  for (unsigned i = 0; i < 1000; ++i) {
    edit_once(i);
    largest = std::max(largest, std::filesystem::file_size(file));
  }
  CHECK(kept->candidates[1].fill.release());
  CHECK(same_samples(kept->candidates[1].fill.get()->pixels, before.pixels));
  content.runs = {kept};
  content.discarded = {"a", "b"};
  stroke(content, 4);
  project.commit(content);
  CHECK(Project::open(file).content.discarded == content.discarded);
  content.discarded = {"c"};
  project.commit(content);
  CHECK(Project::open(file).content.discarded == content.discarded);
  const Content expected = content;
  project = Project::create(folder / "b.pentimento", content);  // closes the first
  CHECK(largest < 3 << 20);
  CHECK(names_in(file) <= 32);
  CHECK(std::filesystem::file_size(file) < 3 << 20);
  Progress progress;
  const project::Report report = project::check(file, progress);
  CHECK(report.problems.empty());
  CHECK(same_content(Project::open(file).content, expected));
}

TEST_CASE("Project: a newer version is refused and left as it is") {
  const TemporaryFolder folder;
  const auto file = folder / "a.pentimento";
  Project::create(file, some_content());
  execute(file, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 99;");
  const auto before = read_bytes(file);
  CHECK(says(sentence_of([&] { Project::open(file); }), "newer Pentimento"));
  CHECK(read_bytes(file) == before);
}

TEST_CASE("Project: a failed commit says so - loses nothing and can be done again") {
  const TemporaryFolder folder;
  const auto file = folder / "a.pentimento";
  Content content = some_content();
  Project project = Project::create(file, content);
  FlattenCache cache;
  content.history.commit(appended(content.history.current(),
                                  noise_edit(content.history.current().canvas, {10, 10, 400, 200}, 8), cache),
                         "Vary");
  rlimit old{};
  getrlimit(RLIMIT_FSIZE, &old);
  const auto previous = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{std::filesystem::file_size(file) / 16, old.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const std::string sentence = sentence_of([&] { project.commit(content); });
  setrlimit(RLIMIT_FSIZE, &old);
  std::signal(SIGXFSZ, previous);
  CHECK(says(sentence, "the disk is full"));
  project.commit(content);
  const Content expected = content;
  project = Project::create(folder / "b.pentimento", content);  // closes the first
  CHECK(same_content(Project::open(file).content, expected));
}

TEST_CASE("Project: a file that was removed is noticed and everything can be saved elsewhere") {
  const TemporaryFolder folder;
  const auto file = folder / "a.pentimento", other = folder / "b.pentimento";
  { Project::create(file, some_content()); }
  auto opened = Project::open(file);
  std::filesystem::remove(file);
  stroke(opened.content, 9);
  CHECK(says(sentence_of([&] { opened.project.commit(opened.content); }), "moved or removed"));
  { Project::create(other, opened.content); }
  CHECK(same_content(Project::open(other).content, opened.content));
}

TEST_CASE("Project: files that are none - damaged ones and strangers' tables get one sentence") {
  const TemporaryFolder folder;
  const auto file = folder / "a.pentimento", broken = folder / "b.pentimento";
  Project::create(file, some_content({260, 140}));
  execute(file, "PRAGMA journal_mode = DELETE;");
  write_bytes(broken, {'h', 'e', 'l', 'l', 'o'});
  CHECK(says(sentence_of([&] { Project::open(broken); }), "not a Pentimento project"));
  CHECK(says(sentence_of([&] { Project::open(folder / "none.pentimento"); }), "no such file"));
  write_bytes(broken, read_bytes(file));
  execute(broken, "CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM states; END");
  CHECK(says(sentence_of([&] { Project::open(broken); }), "damaged"));
  for (const char* lie :
       {"UPDATE images SET width = 1000000", "UPDATE images SET tiles = x'00'",
        "UPDATE images SET sample = 77", "UPDATE states SET mask = base", "UPDATE states SET x = 5",
        "UPDATE states SET picture = 12345", "UPDATE edits SET opacity = 7.0",
        "UPDATE edits SET chosen = 3000000000", "UPDATE tiles SET packed = x'28b52ffd'", "DELETE FROM meta",
        "UPDATE meta SET value = 'x'", "UPDATE candidates SET x = 2000000000",
        "UPDATE tiles SET digest = randomblob(16)"}) {
    write_bytes(broken, read_bytes(file));
    execute(broken, lie);
    INFO(lie);
    CHECK(says(sentence_of([&] {
                 auto opened = Project::open(broken);
                 same_content(opened.content, opened.content);
               }),
               "damaged"));
  }
}

TEST_CASE("Project: damaged bytes anywhere give a project or a sentence") {
  const TemporaryFolder folder;
  const auto file = folder / "a.pentimento", broken = folder / "b.pentimento";
  Project::create(file, some_content({260, 140}));
  execute(file, "PRAGMA journal_mode = DELETE;");
  const auto sound = read_bytes(file);
  std::mt19937 random(3);
  int refused = 0;
  for (int round = 0; round < 60; ++round) {
    auto bytes = sound;
    for (unsigned i = 0; i < 1 + random() % 40U; ++i) {
      const std::size_t reach = round % 2 ? bytes.size() : 16384 * 4;
      bytes[random() % std::min(reach, bytes.size())] = static_cast<std::uint8_t>(random());
    }
    if (round % 7 == 0) bytes.resize(random() % bytes.size());
    write_bytes(broken, bytes);
    refused += !sentence_of([&] {
                  auto opened = Project::open(broken);
                  same_content(opened.content, opened.content);
                }).empty();
  }
  CHECK(refused > 20);
}
