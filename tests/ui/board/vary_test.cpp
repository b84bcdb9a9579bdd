// Going on from a candidate, and the tree that this makes.
#include "document/stack.h"
#include "engine/content_hash.h"
#include "engine/recipe.h"
#include "tests/ui/board/board_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Fixture : BoardFixture {
  void waitForRuns(std::size_t count) {
    REQUIRE(waitUntil([&] { return session.runs().size() == count && !session.running(); }));
  }
};
}  // namespace

TEST_CASE("vary: subtle and strong start from the candidate, at its place") {
  Fixture f;
  const BoardEntry start = f.model().entry(0);
  f.press(Qt::Key_V);
  f.waitForRuns(2);
  CHECK(f.script->lastJob().strength == 0.5);
  CHECK(f.script->lastJob().operation == engine::Operation::Vary);
  const document::Edit& run = *f.session.runs().back();
  CHECK(run.candidates.size() == 3);
  CHECK(run.mask == start.run->mask);
  const auto recipe = engine::Recipe::parse(run.candidates[0].recipe, "r");
  CHECK(QString::fromStdString(recipe.settings().started_from) == start.facts->id);
  CHECK(recipe.making());
  f.view().select(f.model().rowOf(start.facts->id));
  f.press(Qt::Key_V, Qt::ShiftModifier);
  f.waitForRuns(3);
  CHECK(f.script->lastJob().strength == 0.85);
}

TEST_CASE("vary: what is accepted is what the stack gives") {
  Fixture f;
  f.press(Qt::Key_V);
  f.waitForRuns(2);
  f.session.viewCandidate(static_cast<int>(f.session.candidates().size()) - 1);
  f.session.acceptCandidate();
  const document::Document& now = f.session.document();
  REQUIRE(now.edits.size() == 1);
  const image::Image flat = document::flattened(now.base, now.edits);
  CHECK(engine::content_hash(flat) == engine::content_hash(now.picture));
}

TEST_CASE("vary: the whole picture, and R goes on from the same candidate") {
  Fixture f;
  f.tab.vary().whole->trigger();
  f.press(Qt::Key_A);
  f.waitForRuns(2);
  CHECK(f.script->lastJob().strength == VaryActions::kLikeThis);
  CHECK(f.session.runs().back()->mask.bounds() == Rect{0, 0, 320, 240});
  f.press(Qt::Key_R);
  f.waitForRuns(3);
  const auto start = [&](const document::EditPtr& run) {
    return engine::Recipe::parse(run->candidates[0].recipe, "r").settings().started_from;
  };
  CHECK(start(f.session.runs()[2]) == start(f.session.runs()[1]));
  CHECK_FALSE(start(f.session.runs()[2]).empty());
}

TEST_CASE("different: twice as many are made and the half that differs most stays, the rest can come back") {
  Fixture f;
  f.press(Qt::Key_A, Qt::ShiftModifier);
  REQUIRE(waitUntil([&] { return f.tab.messages().text().contains("6"); }));
  REQUIRE(f.session.runs().size() == 2);
  CHECK(f.session.runs().back()->candidates.size() == 3);
  CHECK(f.session.runs().back()->operation == "remove");
  f.press(Qt::Key_Z, Qt::ControlModifier);
  CHECK(f.session.runs().back()->candidates.size() == 6);
}

TEST_CASE("tree: keys walk from a variation to its start, its siblings, and back") {
  Fixture f;
  const QString start = f.model().entry(0).facts->id;
  f.press(Qt::Key_V);
  f.waitForRuns(2);
  const auto current = [&] { return f.model().entry(f.view().currentRow()).facts->id; };
  f.view().select(f.model().rowOf(start));
  f.press(Qt::Key_Down, Qt::AltModifier);
  const QString first = current();
  CHECK(first != start);
  f.press(Qt::Key_Right, Qt::AltModifier);
  CHECK(current() != first);
  f.press(Qt::Key_Left, Qt::AltModifier);
  CHECK(current() == first);
  f.press(Qt::Key_Up, Qt::AltModifier);
  CHECK(current() == start);
}

TEST_CASE("tree: a run on an accepted candidate starts from it") {
  Fixture f;
  f.session.viewCandidate(0);
  const auto place = f.session.placeOf(0);
  f.session.acceptCandidate();
  f.select({60, 60, 1});
  f.session.run(engine::Operation::Remove);
  f.waitForRuns(2);
  const std::string& recipe = findCandidate(f.session.runs(), *place)->recipe;
  const auto later = engine::Recipe::parse(f.session.runs()[1]->candidates[0].recipe, "r");
  CHECK(later.settings().started_from == engine::recipe_id(recipe));
}

namespace {
/// Variations of the first candidate of an extension to the left by 16 px.
struct ExtensionFixture : Fixture {
  ExtensionFixture() {
    session.setMargins({16, 0, 0, 0});
    session.run(engine::Operation::Extend);
    waitForRuns(2);
    session.setMargins({});
    start = extension().candidates[0];
    show(start);
  }
  const document::Edit& extension() { return *session.runs()[1]; }
  void show(const document::Candidate& candidate) {
    session.viewCandidate(-1);
    view().setFocus();
    view().select(model().rowOf(QString::fromStdString(engine::recipe_id(candidate.recipe))));
  }
  void vary() {
    press(Qt::Key_V);
    waitForRuns(3);
  }
  void acceptLast() {
    session.viewCandidate(static_cast<int>(session.candidates().size()) - 1);
    session.acceptCandidate();
  }
  bool resultIsThatOfTheStack() {
    const document::Document& now = session.document();
    return engine::content_hash(document::flattened(now.base, now.edits)) ==
           engine::content_hash(now.picture);
  }

  document::Candidate start;
};
}  // namespace

TEST_CASE("vary: a candidate that extends is varied on its new canvas") {
  ExtensionFixture f;
  f.vary();
  const document::Edit& run = *f.session.runs()[2];
  CHECK(run.operation == "vary");
  CHECK(run.extends);
  CHECK(run.canvas == Rect{-16, 0, 336, 240});
  CHECK(run.mask.bounds() == Rect{0, 0, 16, 240});
  CHECK(f.session.document().picture.size() == Size{320, 240});
  f.acceptLast();
  CHECK(f.session.document().picture.size() == Size{336, 240});
  CHECK(f.session.document().edits.size() == 1);
  CHECK(f.resultIsThatOfTheStack());
  f.session.undo();
  CHECK(f.session.document().picture.size() == Size{320, 240});
}

TEST_CASE("vary: the whole of a candidate that extends, and R goes on from it") {
  ExtensionFixture f;
  f.tab.vary().whole->trigger();
  f.vary();
  CHECK(f.session.runs()[2]->mask.bounds() == Rect{0, 0, 336, 240});
  f.press(Qt::Key_R);
  f.waitForRuns(4);
  CHECK(f.session.runs()[3]->canvas == Rect{-16, 0, 336, 240});
  CHECK(engine::Recipe::parse(f.session.runs()[3]->candidates[0].recipe, "r").settings().started_from ==
        engine::recipe_id(f.start.recipe));
  f.acceptLast();
  CHECK(f.resultIsThatOfTheStack());
}

TEST_CASE("vary: an accepted variation of an extension can be run again, from the same candidate") {
  ExtensionFixture f;
  f.vary();
  f.acceptLast();
  f.session.runEditAgain(f.session.document().edits[0]->id);
  f.waitForRuns(4);
  CHECK(f.session.runs()[3]->canvas == Rect{-16, 0, 336, 240});
  f.acceptLast();
  REQUIRE(waitUntil([&] { return !f.session.changingEdits(); }));
  CHECK(f.session.document().edits.size() == 1);
  CHECK(f.session.document().edits[0]->candidates.size() == 6);
  CHECK(f.resultIsThatOfTheStack());
}

TEST_CASE("different: a variation whose extension was deleted says that its place is gone") {
  ExtensionFixture f;
  f.vary();
  f.session.deleteCandidates({{f.extension().id, 0}});
  f.show(f.session.runs()[2]->candidates[0]);
  f.press(Qt::Key_A, Qt::ShiftModifier);
  CHECK(f.tab.messages().text().contains("no longer in the picture"));
  CHECK_FALSE(f.session.running());
}
