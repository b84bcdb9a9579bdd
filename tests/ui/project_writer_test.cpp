// Every step of a session is in its project file; a picture without one has a file for a crash.
#include "ui/project_writer.h"

#include <QDir>
#include <QSignalSpy>
#include <fstream>

#include "project/check.h"
#include "tests/catch.h"
#include "tests/core/project/contents.h"
#include "tests/small_disk.h"
#include "tests/temporary_folder.h"
#include "tests/ui/canvas/pictures.h"
#include "tests/ui/content_digest.h"
#include "tests/ui/scripted_backend.h"
#include "tests/ui/test_application.h"
#include "ui/unsaved_work.h"

using namespace pentimento;
using namespace pentimento::ui;
using engine::Operation;

namespace {
/// A person at one window.
struct Desk {
  explicit Desk(std::size_t budget = ProjectWriter::kMemoryBudget) { writer.setMemoryBudget(budget); }

  void openPicture(QSize size = {320, 240}) {
    session.open(document::opened(noisePicture(size)), QStringLiteral("/nowhere/beach.jpg"));
  }
  void openProject(const std::filesystem::path& file) {
    auto opened = project::Project::open(file);
    writer.adopt(std::move(opened.project), false);
    session.openProject(std::move(opened.content), QString::fromStdString(file.string()));
  }
  void saveAs(const std::filesystem::path& file) {
    QSignalSpy created(&writer, &ProjectWriter::created);
    writer.create(QString::fromStdString(file.string()));
    REQUIRE(waitUntil([&] { return created.count() == 1; }));
  }
  void stroke(double x, double y = 100) {
    session.beginStroke({24, 1, false}, {x, y, 1});
    session.endStroke();
  }
  void run() {
    session.run(Operation::Remove);
    REQUIRE(waitUntil([&] { return !session.running(); }));
  }
  void settle() {
    REQUIRE(waitUntil([&] { return writer.writtenChanges() == session.changes(); }));
  }

  std::shared_ptr<Script> script = std::make_shared<Script>();
  engine::JobQueue queue{scripted(script)};
  EditorSession session{queue};
  WorkQueue disk;
  ProjectWriter writer{session, disk};
};

struct Fixture : TestApplication {
  Fixture() { QDir(unsavedFolder()).removeRecursively(); }

  QStringList unsavedFiles() const {
    return QDir(unsavedFolder()).entryList({QStringLiteral("*.pentimento")}, QDir::Files);
  }

  test::TemporaryFolder folder;
};

bool says(const QString& sentence, const char* words) {
  return sentence.contains(QLatin1String(words));
}
}  // namespace

TEST_CASE("everything that was done is there after a restart") {
  Fixture f;
  const auto file = f.folder / "a.pentimento";
  project::Content content{document::History(document::Document{}), {}};
  {
    Desk desk;
    desk.openPicture();
    desk.saveAs(file);
    CHECK(desk.session.isProject());
    desk.stroke(100);
    desk.session.keepMask(QStringLiteral("the boat"));
    desk.run();
    desk.session.viewCandidate(1);
    desk.session.acceptCandidate();
    desk.stroke(200);
    desk.run();
    desk.session.starCandidate({desk.session.runs()[1]->id, 2}, true);
    desk.session.noteCandidate({desk.session.runs()[0]->id, 0}, QStringLiteral("更好"));
    desk.session.setEditOpacity(desk.session.document().edits[0]->id, 0.5);
    REQUIRE(waitUntil([&] { return !desk.session.changingEdits(); }));
    desk.session.undo();
    CHECK_FALSE(desk.session.modified());
    content = desk.session.content();
  }
  Desk again;
  again.openProject(file);
  CHECK_FALSE(again.session.modified());
  CHECK(test::same_content(again.session.content(), content));
  CHECK(again.session.history().can_redo());
  REQUIRE(waitUntil([&] { return again.session.candidates().size() == 3; }));
  CHECK(again.session.currentCandidate() == -1);
  again.session.viewCandidate(2);
  CHECK(again.session.shown() == Shown::Candidate);
  again.session.acceptCandidate();
  CHECK(again.session.document().edits.size() == 2);
  again.settle();
}

TEST_CASE("each step is on disk without anybody saving") {
  Fixture f;
  Desk desk;
  desk.openPicture();
  desk.saveAs(f.folder / "a.pentimento");
  const auto onDisk = [&] { return digestOf(project::Project::open(f.folder / "a.pentimento").content); };
  for (int i = 0; i < 4; ++i) {
    desk.stroke(40 + 50 * i);
    desk.settle();
    CHECK(onDisk() == digestOf(desk.session.content()));
  }
  desk.session.undo();
  desk.run();
  desk.settle();
  CHECK(onDisk() == digestOf(desk.session.content()));
}

TEST_CASE("a picture without a project has a file for a crash from the first step on until it is left") {
  Fixture f;
  Desk desk;
  desk.openPicture();
  QTest::qWait(20);
  CHECK(f.unsavedFiles().isEmpty());
  desk.stroke(100);
  desk.stroke(150);
  desk.settle();
  REQUIRE(f.unsavedFiles().size() == 1);
  CHECK(f.unsavedFiles()[0].startsWith(QStringLiteral("beach.jpg-")));
  CHECK(findUnsavedWork().empty());  // it is in work
  CHECK_FALSE(desk.session.modified());
  desk.session.close();
  CHECK(waitUntil([&] { return f.unsavedFiles().isEmpty(); }));
}

TEST_CASE("what a crash has left is found and goes on as before") {
  Fixture f;
  QString left;
  project::Content content{document::History(document::Document{}), {}};
  {
    Desk desk;
    desk.openPicture();
    desk.stroke(100);
    desk.run();
    desk.session.acceptCandidate();
    desk.settle();
    left = desk.writer.file();
    content = desk.session.content();
    // As if the program ended here: nobody removes the file.
    QDir().mkpath(unsavedFolder() + QStringLiteral("/kept"));
    QFile::copy(left, unsavedFolder() + QStringLiteral("/kept/a"));
    QFile::copy(left + QStringLiteral("-wal"), unsavedFolder() + QStringLiteral("/kept/b"));
  }
  QFile::rename(unsavedFolder() + QStringLiteral("/kept/a"), left);
  QFile::rename(unsavedFolder() + QStringLiteral("/kept/b"), left + QStringLiteral("-wal"));
  const auto found = findUnsavedWork();
  REQUIRE(found.size() == 1);
  CHECK(found[0].name == QStringLiteral("beach.jpg"));
  CHECK(found[0].source == QStringLiteral("/nowhere/beach.jpg"));
  CHECK(found[0].edits == 1);
  CHECK(says(found[0].description(), "beach.jpg, 1 edit, from "));
  Desk again;
  auto opened = project::Project::open(found[0].file.toStdString());
  again.writer.adopt(std::move(opened.project), true);
  again.session.openRecovered(std::move(opened.content), found[0].source, {});
  CHECK(again.session.modified());
  CHECK(test::same_content(again.session.content(), content));
  CHECK(findUnsavedWork().empty());
  again.stroke(200);
  again.settle();
  CHECK(f.unsavedFiles().size() == 1);
}

TEST_CASE("saving as a project ends the file for a crash") {
  Fixture f;
  Desk desk;
  desk.openPicture();
  desk.stroke(100);
  desk.settle();
  desk.saveAs(f.folder / "a.pentimento");
  CHECK(waitUntil([&] { return f.unsavedFiles().isEmpty(); }));
  desk.stroke(150);
  desk.settle();
  CHECK(f.unsavedFiles().isEmpty());
}

TEST_CASE("a project that is removed underneath is told about once and can be saved elsewhere") {
  Fixture f;
  Desk desk;
  desk.openPicture();
  desk.saveAs(f.folder / "a.pentimento");
  QSignalSpy failed(&desk.writer, &ProjectWriter::failed);
  std::filesystem::remove(f.folder / "a.pentimento");
  desk.stroke(100);
  REQUIRE(waitUntil([&] { return failed.count() == 1; }));
  CHECK(says(failed[0][0].toString(), "moved or removed"));
  CHECK(desk.session.modified());
  desk.stroke(150);
  desk.run();
  QTest::qWait(50);
  CHECK(failed.count() == 1);
  desk.saveAs(f.folder / "b.pentimento");
  CHECK_FALSE(desk.session.modified());
  desk.stroke(200);
  desk.settle();
  const auto opened = project::Project::open(f.folder / "b.pentimento");
  CHECK(digestOf(opened.content) == digestOf(desk.session.content()));
}

TEST_CASE("a project that was removed is saved again under its own name") {
  Fixture f;
  Desk desk;
  desk.openPicture();
  desk.saveAs(f.folder / "a.pentimento");
  std::filesystem::remove(f.folder / "a.pentimento");
  desk.stroke(100);
  REQUIRE(waitUntil([&] { return desk.session.modified(); }));
  desk.saveAs(f.folder / "a.pentimento");
  CHECK_FALSE(desk.session.modified());
  desk.stroke(150);
  desk.settle();
  CHECK(digestOf(project::Project::open(f.folder / "a.pentimento").content) ==
        digestOf(desk.session.content()));
}

TEST_CASE("a full disk is told about once and each step tries again") {
  Fixture f;
  const test::SmallDisk disk(f.folder / "disk");
  if (!disk.mounted()) {
    WARN("Left out: a file system cannot be mounted here.");
    return;
  }
  Desk desk;
  desk.openPicture();
  desk.saveAs(f.folder / "disk" / "a.pentimento");
  QSignalSpy failed(&desk.writer, &ProjectWriter::failed);
  const auto filler = f.folder / "disk" / "filler";
  {
    std::ofstream out(filler, std::ios::binary);
    const std::vector<char> block(4096, 'x');
    while (out.write(block.data(), std::ssize(block)).flush()) {
    }
  }
  desk.stroke(100);
  for (int i = 0; i < 40 && failed.count() == 0; ++i) {  // the journal may have some room left
    desk.run();
    QTest::qWait(5);
  }
  REQUIRE(waitUntil([&] { return failed.count() == 1; }));
  CHECK(says(failed[0][0].toString(), "the disk is full"));
  CHECK(desk.session.modified());
  desk.stroke(150);
  QTest::qWait(50);
  CHECK(failed.count() == 1);
  std::filesystem::remove(filler);
  desk.stroke(200);
  desk.settle();
  CHECK_FALSE(desk.session.modified());
}

TEST_CASE("the second window on a project may change it in memory and save it elsewhere") {
  Fixture f;
  const auto file = f.folder / "a.pentimento";
  Desk first, second;
  first.openPicture();
  first.saveAs(file);
  second.openProject(file);
  CHECK_FALSE(second.session.modified());
  second.stroke(100);
  CHECK(second.session.modified());
  CHECK(waitUntil([&] { return f.unsavedFiles().size() == 1; }));  // a crash does not take it
  QSignalSpy refused(&second.writer, &ProjectWriter::createFailed);
  second.writer.create(QString::fromStdString(file.string()));
  REQUIRE(waitUntil([&] { return refused.count() == 1; }));
  CHECK(says(refused[0][0].toString(), "open in another window"));
  second.saveAs(f.folder / "b.pentimento");
  CHECK_FALSE(second.session.modified());
  first.stroke(200);
  first.settle();
  CHECK_FALSE(first.session.modified());
}

TEST_CASE("over a thousand steps what is on disk leaves memory") {
  Fixture f;
  constexpr std::size_t kBudget = std::size_t{6} << 20;
  Desk desk(kBudget);
  desk.openPicture({700, 500});
  desk.saveAs(f.folder / "a.pentimento");
  for (int i = 0; i < 1000; ++i) {
    desk.stroke(20 + i * 37 % 660, 20 + i * 53 % 460);
    if (i % 50 == 49) {
      desk.run();
      desk.session.acceptCandidate();
    }
    if (i % 10 == 9) desk.settle();
  }
  desk.settle();
  std::size_t inMemory = 0;
  for (const document::Step& step : desk.session.history().steps()) inMemory += step.document.in_memory();
  CHECK(inMemory < 200);
  std::size_t fills = 0;
  for (const auto& run : desk.session.runs()) {
    for (const auto& candidate : run->candidates) fills += candidate.fill.in_memory();
  }
  CHECK(fills < 30);
  for (int i = 0; i < 1020; ++i) desk.session.undo();
  CHECK_FALSE(desk.session.history().can_undo());
  CHECK(desk.session.document().edits.empty());
}
