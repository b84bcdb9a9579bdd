// The board's cells follow the session's runs; thumbnails stay within their budget.
#include "ui/board/board_model.h"

#include <QSignalSpy>

#include "tests/catch.h"
#include "tests/ui/board/entries.h"
#include "tests/ui/canvas/pictures.h"
#include "tests/ui/scripted_backend.h"
#include "tests/ui/test_application.h"
#include "ui/editor_session.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Fixture : TestApplication {
  Fixture() { session.open({noisePicture({320, 240}), {}}, QStringLiteral("/nowhere/p.png")); }
  void run(int candidates = 3) {
    EditSettings settings = session.settings();
    settings.candidates = candidates;
    session.setSettings(settings);
    image::Mask mask({320, 240});
    mask.paint({{150, 120, 1}}, {40, 1, false});
    session.setMask(mask, "Mask");
    session.run(engine::Operation::Vary);
    REQUIRE(waitUntil([&] { return !session.running(); }));
  }
  engine::JobQueue queue{scripted(std::make_shared<Script>())};
  EditorSession session{queue};
  BoardContents contents{session};
  BoardModel model{contents};
};
}  // namespace

TEST_CASE("board model: all runs, the newest first, with what the person says") {
  Fixture f;
  CHECK(f.model.rowCount() == 0);
  f.run();
  f.run(2);
  REQUIRE(f.model.rowCount() == 5);
  CHECK(f.model.entry(0).place.run == f.session.runs().back()->id);
  f.session.starCandidate(f.model.entry(1).place, true);
  f.session.labelCandidate(f.model.entry(1).place, 4);
  f.session.noteCandidate(f.model.entry(1).place, "good light");
  const QModelIndex at = f.model.index(1);
  CHECK(at.data(BoardModel::Starred).toBool());
  CHECK(at.data(BoardModel::ColorLabel).toInt() == 4);
  CHECK(at.data(Qt::AccessibleTextRole).toString().contains("good light"));
  CHECK(at.data(Qt::ToolTipRole).toString().contains("good light"));
  BoardFilter starred;
  starred.starred = true;
  f.model.setFilter(starred);
  CHECK(f.model.rowCount() == 1);
  CHECK(f.model.reveal(0));  // drops the filter that hides it
  CHECK(f.model.rowCount() == 5);
}

TEST_CASE("board model: what is in the picture is marked, also after undo") {
  Fixture f;
  f.run();
  f.session.viewCandidate(1);
  f.session.acceptCandidate();
  int accepted = 0;
  for (int i = 0; i < f.model.rowCount(); ++i)
    accepted += f.model.index(i).data(BoardModel::Accepted).toBool();
  CHECK(accepted == 1);
  f.session.undo();
  for (int i = 0; i < f.model.rowCount(); ++i)
    CHECK_FALSE(f.model.index(i).data(BoardModel::Accepted).toBool());
}

TEST_CASE("board model: similar ones stand together and one stands for all when acting") {
  Fixture f;
  f.run(3);
  f.run(3);
  f.model.setGranularity(0);
  f.model.setGrouped(true);
  REQUIRE(waitUntil([&] { return f.model.rowCount() == 1; }));
  CHECK(f.model.index(0).data(BoardModel::GroupSize).toInt() == 6);
  CHECK(f.model.places({f.model.index(0)}).size() == 6);
  f.model.toggleGroup(0);
  REQUIRE(f.model.rowCount() == 6);
  CHECK(f.model.places({f.model.index(0)}).size() == 1);
  f.model.toggleGroup(3);
  CHECK(f.model.rowCount() == 1);
  f.model.setGranularity(1);
  CHECK(f.model.rowCount() == 6);
}

TEST_CASE("thumbnails: from the record, larger ones from the fill, within the budget") {
  const TestApplication application;
  std::vector<BoardEntry> entries;
  for (std::uint64_t i = 0; i < 30; ++i) entries.push_back(entryOf({"vary", i}));
  Thumbnails thumbnails(std::size_t{40} * 1024);
  QSignalSpy ready(&thumbnails, &Thumbnails::ready);
  CHECK(thumbnails.of(entries[29], 400).isNull());
  REQUIRE(waitUntil([&] { return !thumbnails.of(entries[29], 400).isNull(); }));
  const QImage large = thumbnails.of(entries[29], 400);
  CHECK(large.size() == QSize(33, 30));
  CHECK(qGray(large.pixel(5, 5)) == 74);
  for (const BoardEntry& entry : entries) thumbnails.of(entry, 400);
  REQUIRE(waitUntil([&] { return thumbnails.idle(); }));
  CHECK(ready.count() > 0);
  CHECK(thumbnails.bytes() <= std::size_t{40} * 1024);
}
