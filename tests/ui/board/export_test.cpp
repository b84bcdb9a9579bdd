// Names and files of exported candidates.
#include <QFile>

#include "document/document.h"
#include "tests/catch.h"
#include "tests/ui/board/entries.h"
#include "tests/ui/canvas/pictures.h"
#include "tests/ui/test_application.h"
#include "ui/board/candidate_export.h"

using namespace pentimento;
using namespace pentimento::ui;

TEST_CASE("export: names from the pattern, no two alike, nothing that a file may not be called") {
  const std::vector<BoardEntry> entries{entryOf({"add", 5, "a / \"b\""}), entryOf({"vary", 6}),
                                        entryOf({"vary", 7})};
  CHECK(exportFiles({"/f", "{name}-{n}", "png", {}}, "pic", entries) ==
        QStringList{"/f/pic-1.png", "/f/pic-2.png", "/f/pic-3.png"});
  CHECK(exportFiles({"/f", "{operation} {seed}", "jpg", {}}, "pic", entries).last() == "/f/vary 7.jpg");
  CHECK(exportFiles({"/f", "{prompt}", "png", {}}, "pic", entries) ==
        QStringList{"/f/a - -b-.png", "/f/2.png", "/f/3.png"});
  CHECK(exportFiles({"/f", "same", "png", {}}, "pic", entries) ==
        QStringList{"/f/same.png", "/f/same-2.png", "/f/same-3.png"});
}

TEST_CASE("export: the whole picture with each candidate in it") {
  const TestApplication application;
  const document::Document now = document::opened(flatPicture({40, 30}, qRgb(10, 20, 30)));
  const std::vector<BoardEntry> entries{entryOf({"vary", 20}), entryOf({"vary", 80})};
  const QString folder = testFolder().path();
  const QStringList files = exportFiles({folder, "out-{n}", "png", {}}, "pic", entries);
  Progress progress;
  CHECK(exportCandidates(now, entries, files, {}, progress).isEmpty());
  const QImage first(files[0]), second(files[1]);
  CHECK(first.pixel(39, 29) == qRgb(10, 20, 30));
  CHECK(first.pixel(15, 15) == qRgb(51, 51, 51));
  CHECK(second.pixel(15, 15) == qRgb(204, 204, 204));
  CHECK(besideExisting(files) == QStringList{folder + "/out-1-2.png", folder + "/out-2-2.png"});
}

TEST_CASE("a candidate of an edit is seen as its choice, or taken away, where the edit is") {
  document::Edit run = *runOf({"vary", 20});
  run.candidates.push_back(runOf({"vary", 80})->candidates[0]);
  const document::Document opened = document::opened(flatPicture({40, 30}, qRgb(10, 20, 30)));
  const document::Document now = withCandidate(opened, run, 0);
  REQUIRE(now.edits.size() == 1);
  const document::Document other = choosingCandidate(now, run, 1);
  REQUIRE(other.edits.size() == 1);
  CHECK(other.edits[0]->chosen == 1);
  CHECK(choosingCandidate(opened, run, 1).edits.size() == 1);
  const document::Document before = withoutCandidate(now, run, 1);
  CHECK(before.edits.empty());
  CHECK(image::changed_tiles(before.picture.pixels, opened.picture.pixels).empty());
}
