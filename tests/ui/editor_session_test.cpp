// The session with a scripted backend: strokes, runs, candidates, history.
#include "ui/editor_session.h"

#include <QSignalSpy>

#include "tests/catch.h"
#include "tests/ui/canvas/pictures.h"
#include "tests/ui/scripted_backend.h"
#include "tests/ui/test_application.h"

using namespace pentimento;
using namespace pentimento::ui;
using engine::Operation;

namespace {
constexpr QSize kSize(320, 240);

struct Fixture : TestApplication {
  Fixture() { session.open({noisePicture(kSize), {}}, QStringLiteral("/nowhere/picture.png")); }

  void paint(double x, double y, bool erase = false) {
    session.beginStroke({20, 1, erase}, {x, y, 1});
    session.continueStroke({{x + 10, y, 1}, {x + 20, y + 5, 1}});
    session.endStroke();
  }
  void select() { paint(150, 120); }
  void run(Operation operation, int candidates = 3) {
    EditSettings settings = session.settings();
    settings.candidates = candidates;
    session.setSettings(settings);
    session.run(operation);
  }
  void runToEnd(Operation operation, int candidates = 3) {
    run(operation, candidates);
    REQUIRE(session.running());
    REQUIRE(waitUntil([&] { return !session.running(); }));
  }
  std::size_t candidates() const { return session.candidates().size(); }
  bool pictureIs(const image::Image& image) const {
    const auto& now = session.document().picture.pixels;
    return now.size() == image.size() && image::changed_tiles(now, image.pixels).empty();
  }

  std::shared_ptr<Script> script = std::make_shared<Script>();
  engine::JobQueue queue{scripted(script)};
  EditorSession session{queue};
};
}  // namespace

TEST_CASE("a stroke is one undo step and leaves the picture unmodified") {
  Fixture f;
  QSignalSpy masks(&f.session, &EditorSession::maskChanged);
  f.select();
  CHECK(masks.count() >= 2);
  CHECK(f.session.history().size() == 2);
  CHECK_FALSE(f.session.maskBounds().isEmpty());
  CHECK_FALSE(f.session.modified());
  CHECK(f.session.history().undo_label() == "Brush stroke");
  f.session.undo();
  CHECK(f.session.maskBounds().isEmpty());
  f.session.redo();
  CHECK_FALSE(f.session.maskBounds().isEmpty());
}

TEST_CASE("a cancelled stroke has not happened") {
  Fixture f;
  f.session.beginStroke({20, 1, false}, {50, 50, 1});
  CHECK(f.session.strokeActive());
  CHECK_FALSE(f.session.maskBounds().isEmpty());
  f.session.cancelStroke();
  CHECK_FALSE(f.session.strokeActive());
  CHECK(f.session.maskBounds().isEmpty());
  CHECK(f.session.history().size() == 1);
}

TEST_CASE("a stroke that changes nothing is no step") {
  Fixture f;
  f.paint(60, 60, true);
  CHECK(f.session.history().size() == 1);
}

TEST_CASE("candidates arrive one by one and the first is viewed") {
  Fixture f;
  f.select();
  f.script->allowed = 0;
  f.run(Operation::Remove);
  REQUIRE(waitUntil([&] { return f.session.preview().has_value(); }));
  CHECK(f.session.candidates().empty());
  CHECK(f.session.shown() == Shown::Document);
  f.script->allowed = 1;
  REQUIRE(waitUntil([&] { return f.candidates() == 1; }));
  CHECK(f.session.running());
  CHECK(f.session.currentCandidate() == 0);
  CHECK(f.session.shown() == Shown::Candidate);
  CHECK_FALSE(f.session.preview().has_value());
  f.script->allowed = 5;
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  CHECK(f.candidates() == 3);
  CHECK(f.session.currentCandidate() == 0);
}

TEST_CASE("accept commits the viewed candidate and keeps the mask") {
  Fixture f;
  f.select();
  const QRect mask = f.session.maskBounds();
  f.runToEnd(Operation::Remove);
  f.session.viewCandidate(1);
  const auto chosen = f.session.candidates()[1];
  f.session.acceptCandidate();
  CHECK(f.pictureIs(chosen->image));
  CHECK(f.session.modified());
  CHECK(f.session.maskBounds() == mask);
  CHECK(f.session.candidates().empty());
  CHECK(f.session.shown() == Shown::Document);
  CHECK(f.session.history().undo_label() == "Remove");
}

TEST_CASE("undoing an accepted edit brings picture and candidates back") {
  Fixture f;
  f.select();
  const image::Image before = f.session.document().picture;
  f.runToEnd(Operation::Remove);
  f.session.acceptCandidate();
  f.session.undo();
  CHECK(f.pictureIs(before));
  CHECK_FALSE(f.session.modified());
  CHECK(f.candidates() == 3);
  CHECK(f.session.currentCandidate() == -1);
  f.session.viewCandidate(2);
  f.session.acceptCandidate();
  CHECK(f.session.modified());
}

TEST_CASE("accepting cancels the siblings that are still to come") {
  Fixture f;
  f.select();
  f.script->allowed = 1;
  f.run(Operation::Remove, 4);
  REQUIRE(waitUntil([&] { return f.candidates() == 1; }));
  f.session.acceptCandidate();
  CHECK_FALSE(f.session.running());
  CHECK(waitUntil([&] { return f.script->cancelled == 1; }));
  CHECK(f.session.candidates().empty());
}

TEST_CASE("discard removes the viewed candidate and views a neighbor") {
  Fixture f;
  f.select();
  f.runToEnd(Operation::Remove);
  const auto second = f.session.candidates()[1];
  f.session.discardCandidate();
  CHECK(f.candidates() == 2);
  CHECK(f.session.currentCandidate() == 0);
  CHECK(f.session.candidates()[0] == second);
  f.session.discardCandidate();
  f.session.discardCandidate();
  CHECK(f.session.candidates().empty());
  CHECK(f.session.currentCandidate() == -1);
  CHECK(f.session.shown() == Shown::Document);
}

TEST_CASE("cancel stops at once and changes nothing") {
  Fixture f;
  f.select();
  const image::Image before = f.session.document().picture;
  f.script->allowed = 1;
  f.run(Operation::Remove);
  REQUIRE(waitUntil([&] { return f.candidates() == 1; }));
  f.session.cancel();
  CHECK_FALSE(f.session.running());
  CHECK(waitUntil([&] { return f.script->cancelled == 1; }));
  CHECK(f.pictureIs(before));
  CHECK(f.candidates() == 1);
  f.script->allowed = 10;
  f.runToEnd(Operation::Remove, 2);
  CHECK(f.candidates() == 3);
}

TEST_CASE("a failure is told in its own words and the next run works") {
  Fixture f;
  f.select();
  QSignalSpy failed(&f.session, &EditorSession::failed);
  f.script->fails = true;
  f.runToEnd(Operation::Remove);
  REQUIRE(failed.count() == 1);
  CHECK(failed[0][0].toString() == QStringLiteral("The engine failed on purpose: try again."));
  f.script->fails = false;
  f.runToEnd(Operation::Remove);
  CHECK(f.candidates() == 3);
}

TEST_CASE("extend makes the picture larger and moves the mask along") {
  Fixture f;
  f.select();
  const QRect mask = f.session.maskBounds();
  f.session.setMargins({40, 24, 0, 8});
  CHECK(f.session.primaryOperation() == Operation::Extend);
  f.runToEnd(Operation::Extend, 1);
  CHECK(f.session.shownOrigin() == QPoint(40, 24));
  f.session.acceptCandidate();
  CHECK(f.session.document().picture.size() == Size{360, 272});
  CHECK(f.session.document().mask.size() == Size{360, 272});
  CHECK(f.session.maskBounds() == mask.translated(40, 24));
  CHECK(f.session.margins().none());
  CHECK(f.session.shownOrigin() == QPoint());
  f.session.undo();
  CHECK(f.session.document().picture.size() == Size{320, 240});
  CHECK(f.session.maskBounds() == mask);
}

TEST_CASE("the original is shown while it is held") {
  Fixture f;
  f.select();
  const image::Image before = f.session.document().picture;
  f.runToEnd(Operation::Remove, 1);
  QSignalSpy shown(&f.session, &EditorSession::shownImageChanged);
  f.session.showOriginal(true);
  CHECK(shown.count() == 1);
  CHECK(f.session.shown() == Shown::Original);
  CHECK(image::changed_tiles(f.session.shownImage().pixels, before.pixels).empty());
  f.session.showOriginal(false);
  CHECK(f.session.shown() == Shown::Candidate);
  f.session.acceptCandidate();
  f.session.showOriginal(true);
  CHECK(image::changed_tiles(f.session.shownImage().pixels, before.pixels).empty());
}

TEST_CASE("only possible operations can be run") {
  Fixture f;
  CHECK_FALSE(f.session.canRun(Operation::Remove));
  CHECK_FALSE(f.session.canRun(Operation::Extend));
  CHECK(f.session.canRun(Operation::Vary));
  CHECK(f.session.primaryOperation() == Operation::Vary);
  f.select();
  CHECK(f.session.canRun(Operation::Remove));
  f.session.close();
  CHECK_FALSE(f.session.canRun(Operation::Vary));
  CHECK_FALSE(f.session.modified());
}

TEST_CASE("a kept seed makes the same candidate again and a free one another") {
  Fixture f;
  f.select();
  EditSettings settings = f.session.settings();
  settings.seed = 7;
  f.session.setSettings(settings);
  f.runToEnd(Operation::Remove, 1);
  f.runToEnd(Operation::Remove, 1);
  const auto& kept = f.session.candidates();
  REQUIRE(kept.size() == 2);
  CHECK(kept[0]->recipe.seed == 7);
  CHECK(kept[1]->recipe.seed == 7);
  settings.seed.reset();
  f.session.setSettings(settings);
  f.session.runAgain();
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  CHECK(f.session.candidates().back()->recipe.seed != 7);
}

TEST_CASE("the context region is there before the run and follows the settings") {
  Fixture f;
  CHECK(f.session.contextRegion().isEmpty());
  f.select();
  CHECK(f.session.contextRegion().contains(f.session.maskBounds()));
  EditSettings settings = f.session.settings();
  settings.context.kind = engine::ContextChoice::Kind::Whole;
  f.session.setSettings(settings);
  CHECK(f.session.contextRegion() == QRect(QPoint(), kSize));
}

TEST_CASE("saving an older state leaves the document modified") {
  Fixture f;
  f.select();
  f.runToEnd(Operation::Remove, 2);
  f.session.acceptCandidate();
  const image::Image first = f.session.document().picture;
  f.runToEnd(Operation::Remove, 1);
  f.session.acceptCandidate();
  f.session.markSaved(first, QStringLiteral("/nowhere/a.png"));
  CHECK(f.session.modified());
  f.session.markSaved(f.session.document().picture, QStringLiteral("/nowhere/a.png"));
  CHECK_FALSE(f.session.modified());
}

TEST_CASE("a pasted picture counts as modified until it is saved") {
  Fixture f;
  f.session.openWithoutFile({noisePicture({30, 20}), {}}, QStringLiteral("Pasted"), true);
  CHECK(f.session.modified());
  f.session.markSaved(f.session.document().picture, QStringLiteral("/nowhere/b.png"));
  CHECK_FALSE(f.session.modified());
}

TEST_CASE("opening another picture ends the run of the old one") {
  Fixture f;
  f.select();
  f.script->allowed = 0;
  f.run(Operation::Remove);
  REQUIRE(waitUntil([&] { return f.script->started == 1; }));
  f.session.open({noisePicture({64, 64}), {}}, QStringLiteral("/nowhere/other.png"));
  CHECK_FALSE(f.session.running());
  CHECK(waitUntil([&] { return f.script->cancelled == 1; }));
  QTest::qWait(10);
  CHECK(f.session.candidates().empty());
}

TEST_CASE("a session can go in the middle of a run") {
  const TestApplication application;
  auto script = std::make_shared<Script>();
  script->allowed = 0;
  {
    engine::JobQueue queue{scripted(script)};
    EditorSession session{queue};
    session.open({noisePicture(kSize), {}}, {});
    session.run(Operation::Vary);
    REQUIRE(waitUntil([&] { return script->started == 1; }));
  }
  QTest::qWait(10);
  CHECK(script->cancelled == 1);
}
