// The edit stack through the session: accepted edits are kept, changed in the background, undone.
#include <QSignalSpy>

#include "tests/ui/session_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;
using engine::Operation;

namespace {
struct Fixture : SessionFixture {
  std::int64_t accept(Operation operation, int candidate = 0) {
    run(operation);
    session.viewCandidate(candidate);
    session.acceptCandidate();
    return session.document().edits.back()->id;
  }
  std::int64_t removeAt(double x, double y) {
    selectAt(x, y);
    return accept(Operation::Remove);
  }
  void settle() {
    REQUIRE(waitUntil([&] { return !session.changingEdits(); }));
  }
  const document::Edit& edit(std::size_t i) const { return *session.document().edits.at(i); }
  image::TiledImage pixels() const { return session.document().picture.pixels; }
};
}  // namespace

TEST_CASE("an accepted edit keeps mask and recipe and all siblings") {
  Fixture f;
  f.paint(150, 120);
  f.accept(Operation::Remove, 1);
  REQUIRE(f.session.document().edits.size() == 1);
  const document::Edit& edit = f.edit(0);
  CHECK(edit.operation == "remove");
  CHECK(edit.candidates.size() == 3);
  CHECK(edit.chosen == 1);
  CHECK(edit.candidates[1].recipe.str().find("\"operation\"") != std::string::npos);
  CHECK_FALSE(edit.candidates[2].thumbnail.empty());
  CHECK(edit.mask == f.session.mask());
  CHECK(f.flat());
}

TEST_CASE("the picture is that of the stack after every operation") {
  Fixture f;
  f.removeAt(100, 100);
  f.session.setMargins({40, 24, 0, 8});
  f.accept(Operation::Extend);
  CHECK(f.edit(1).extends);
  CHECK(f.edit(1).canvas == Rect{-40, -24, 360, 272});
  CHECK(f.flat());
  f.removeAt(30, 30);
  CHECK(f.flat());
  f.session.setMask(image::Mask(f.session.document().picture.size()), QStringLiteral("Clear"));
  f.accept(Operation::Vary);
  CHECK(f.flat());
}

TEST_CASE("an edit is switched off and on again, each a step to undo") {
  Fixture f;
  const image::TiledImage before = f.pixels();
  const auto id = f.removeAt(100, 100);
  const image::TiledImage after = f.pixels();
  f.session.setEditEnabled(id, false);
  f.settle();
  CHECK(samePixels(f.pixels(), before));
  CHECK(f.session.history().undo_label() == "Switch edit off");
  f.session.undo();
  CHECK(samePixels(f.pixels(), after));
  f.session.redo();
  f.session.setEditEnabled(id, true);
  f.settle();
  CHECK(samePixels(f.pixels(), after));
}

TEST_CASE("edits are moved and deleted and swapped for a sibling") {
  Fixture f;
  const auto first = f.removeAt(100, 100), second = f.removeAt(106, 106);
  const image::TiledImage top = f.pixels();
  f.session.moveEdit(second, 0);
  f.settle();
  CHECK(f.edit(0).id == second);
  CHECK_FALSE(samePixels(f.pixels(), top));
  CHECK(f.flat());
  f.session.chooseSibling(first, 2);
  f.settle();
  CHECK(f.edit(1).chosen == 2);
  CHECK(f.flat());
  f.session.deleteEdit(first);
  f.settle();
  CHECK(f.session.document().edits.size() == 1);
  f.session.undo();
  CHECK(f.session.document().edits.size() == 2);
}

TEST_CASE("dragging the opacity is one step") {
  Fixture f;
  const auto id = f.removeAt(100, 100);
  const auto steps = f.session.history().size();
  for (const double opacity : {0.9, 0.7, 0.4}) {
    f.session.setEditOpacity(id, opacity, 1);
    QTest::qWait(5);
  }
  f.settle();
  CHECK(f.edit(0).opacity == 0.4);
  CHECK(f.session.history().size() == steps + 1);
  f.session.undo();
  CHECK(f.edit(0).opacity == 1);
}

TEST_CASE("a mask that is changed again composites without generating") {
  Fixture f;
  const auto id = f.removeAt(100, 100);
  const int started = f.script->started;
  const image::TiledImage small = f.pixels();
  f.session.setMask(image::Mask(f.session.document().picture.size()), QStringLiteral("Clear"));
  f.session.maskAgain(id);
  CHECK(f.session.maskBounds() == QRect(88, 88, 24, 24));
  const auto steps = f.session.history().size();
  f.paint(112, 100);
  f.settle();
  CHECK(f.edit(0).mask == f.session.mask());
  CHECK_FALSE(samePixels(f.pixels(), small));
  CHECK(f.flat());
  CHECK(f.script->started == started);
  CHECK(f.session.history().size() == steps + 1);
  f.session.undo();
  CHECK(samePixels(f.pixels(), small));
}

TEST_CASE("an edit below others is run again on what lies below it and seen with what lies above") {
  Fixture f;
  const auto below = f.removeAt(100, 100);
  const auto above = f.removeAt(112, 100);
  const auto started = f.script->started.load();
  f.session.runEditAgain(below);
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  CHECK(f.script->started == started + 3);
  f.session.viewCandidate(1);
  const image::TiledImage viewed = f.session.shownImage().pixels;
  f.session.acceptCandidate();
  f.settle();
  REQUIRE(f.session.document().edits.size() == 2);
  CHECK(f.edit(0).id == below);
  CHECK(f.edit(1).id == above);
  CHECK(f.edit(0).candidates.size() == 6);
  CHECK(f.edit(0).chosen == 4);
  CHECK(f.edit(0).candidates[4].seed == f.edit(0).candidates[3].seed + 1);
  CHECK(test::same_samples(f.pixels(), viewed));
  CHECK(f.flat());
  f.session.undo();
  CHECK(f.edit(0).candidates.size() == 3);
}

TEST_CASE("accepting for an edit ends its run and R makes more for it") {
  Fixture f;
  const auto id = f.removeAt(100, 100);
  f.session.runEditAgain(id);
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  f.session.runAgain();
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  CHECK(f.session.candidates().size() == 6);
  f.script->allowed = 1;
  f.session.runAgain();
  REQUIRE(waitUntil([&] { return f.session.candidates().size() == 7; }));
  f.session.viewCandidate(6);
  f.session.acceptCandidate();
  CHECK_FALSE(f.session.running());
  f.settle();
  CHECK(f.edit(0).candidates.size() == 10);
  CHECK(f.edit(0).chosen == 9);
  CHECK(f.flat());
}

TEST_CASE("an edit whose canvas is another one now says so instead of running") {
  Fixture f;
  f.session.setMargins({40, 0, 0, 0});
  const auto extension = f.accept(Operation::Extend);
  const auto id = f.removeAt(100, 100);
  f.session.setEditEnabled(extension, false);
  f.settle();
  QSignalSpy failed(&f.session, &EditorSession::failed);
  f.session.runEditAgain(id);
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  REQUIRE(failed.size() == 1);
  CHECK(failed[0][0].toString().contains(QStringLiteral("canvas of another size")));
}

TEST_CASE("an extension is run again") {
  Fixture f;
  f.session.setMargins({40, 24, 0, 8});
  const auto id = f.accept(Operation::Extend);
  f.removeAt(30, 30);
  f.session.runEditAgain(id);
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  REQUIRE(f.session.candidates().size() == 3);
  f.session.viewCandidate(0);
  CHECK(f.session.shownOrigin() == QPoint());
  CHECK(f.session.shownImage().size() == f.session.document().picture.size());
  f.session.acceptCandidate();
  f.settle();
  CHECK(f.edit(0).candidates.size() == 6);
  CHECK(f.flat());
}

TEST_CASE("undo takes back a change that is still being composited") {
  Fixture f;
  const auto id = f.removeAt(100, 100);
  const auto steps = f.session.history().size();
  f.session.setEditEnabled(id, false);
  f.session.undo();
  QTest::qWait(20);
  CHECK(f.edit(0).enabled);
  CHECK(f.session.history().size() == steps);
  CHECK_FALSE(f.session.history().can_redo());
}

TEST_CASE("changes wait for a stroke and strokes are not lost to them") {
  Fixture f;
  const auto id = f.removeAt(100, 100);
  f.session.beginStroke({20, 1, false}, {200, 150, 1});
  f.session.setEditEnabled(id, false);
  QTest::qWait(20);
  CHECK(f.edit(0).enabled);
  f.session.endStroke();
  f.settle();
  CHECK_FALSE(f.edit(0).enabled);
  CHECK(f.session.maskBounds().contains(QPoint(200, 150)));
}

TEST_CASE("another picture does not hear of a change that is still going on") {
  Fixture f;
  const auto id = f.removeAt(100, 100);
  f.session.setEditEnabled(id, false);
  f.session.open(document::opened(noisePicture({64, 48})), QStringLiteral("/nowhere/other.png"));
  QTest::qWait(20);
  CHECK(f.session.history().size() == 1);
  CHECK(f.session.document().edits.empty());
}
