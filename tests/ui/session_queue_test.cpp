// Runs that wait, words, and new pictures, with a scripted backend.
#include <QSignalSpy>

#include "tests/catch.h"
#include "tests/ui/canvas/pictures.h"
#include "tests/ui/scripted_backend.h"
#include "tests/ui/test_application.h"
#include "ui/editor_session.h"

using namespace pentimento;
using namespace pentimento::ui;
using engine::Operation;

namespace {
struct Fixture : TestApplication {
  Fixture() { session.open({noisePicture({320, 240}), {}}, QStringLiteral("/nowhere/picture.png")); }

  void select(double x, double y) {
    session.setMask(image::Mask(session.document().picture.size()), QStringLiteral("Nothing"));
    session.beginStroke({20, 1, false}, {x, y, 1});
    session.endStroke();
  }
  void set(const std::function<void(EditSettings&)>& change) {
    EditSettings settings = session.settings();
    change(settings);
    session.setSettings(settings);
  }
  void say(const std::string& words) {
    set([&](EditSettings& settings) { settings.generation.prompt = words; });
  }
  void finish() {
    script->allowed = 1000;
    REQUIRE(waitUntil([&] { return !session.running(); }));
  }
  static engine::ModelInfo someModel() {
    engine::ModelInfo model;
    model.id = "some";
    model.native_size = 512;
    model.operations = {Operation::Add, Operation::Extend, Operation::Vary, Operation::Generate};
    return model;
  }

  std::shared_ptr<Script> script = std::make_shared<Script>();
  engine::JobQueue queue{scripted(script)};
  EditorSession session{queue};
};
}  // namespace

TEST_CASE("runs wait for their turn and each keeps the mask it was asked for with") {
  Fixture f;
  f.set([](EditSettings& s) { s.candidates = 1; });
  f.script->allowed = 0;
  f.select(50, 50);
  f.session.run(Operation::Remove);
  CHECK_FALSE(f.session.changedSinceRun());
  f.select(250, 200);
  CHECK(f.session.changedSinceRun());
  f.session.run(Operation::Remove);
  CHECK_FALSE(f.session.changedSinceRun());
  CHECK(f.session.waiting().size() == 1);
  f.finish();
  REQUIRE(f.session.candidates().size() == 2);
  CHECK(f.session.candidates()[0]->changed.contains(Point{50, 50}));
  CHECK_FALSE(f.session.candidates()[1]->changed.contains(Point{50, 50}));
  CHECK(f.session.candidates()[1]->changed.contains(Point{250, 200}));
}

TEST_CASE("runs that wait are moved and taken out and the running one makes room for the next") {
  Fixture f;
  f.script->allowed = 0;
  for (const double strength : {0.1, 0.2, 0.3, 0.4}) {
    f.set([&](EditSettings& s) {
      s.strength = strength;
      s.candidates = static_cast<int>(strength * 10.5);
    });
    f.session.run(Operation::Vary);
  }
  const auto counts = [&] {
    std::vector<int> all;
    for (const WaitingRun& run : f.session.waiting()) all.push_back(run.candidates);
    return all;
  };
  CHECK(counts() == std::vector{2, 3, 4});
  f.session.moveWaiting(f.session.waiting()[2].id, -1);
  CHECK(counts() == std::vector{2, 4, 3});
  f.session.moveWaiting(f.session.waiting()[0].id, 5);
  CHECK(counts() == std::vector{4, 3, 2});
  f.session.cancelWaiting(f.session.waiting()[1].id);
  CHECK(counts() == std::vector{4, 2});
  f.session.cancel();
  CHECK(f.session.running());
  CHECK(f.session.candidatesOfRun() == 4);
  CHECK(counts() == std::vector{2});
  f.session.cancelAll();
  CHECK_FALSE(f.session.running());
  CHECK(f.session.waiting().empty());
}

TEST_CASE("what runs while another edit is accepted starts again on the new picture") {
  Fixture f;
  f.set([](EditSettings& s) { s.candidates = 1; });
  f.select(50, 50);
  f.session.run(Operation::Remove);
  f.finish();
  f.script->allowed = 0;
  f.select(250, 200);
  f.session.run(Operation::Remove);
  REQUIRE(waitUntil([&] { return f.script->started == 2; }));
  f.session.viewCandidate(0);
  f.session.acceptCandidate();
  const image::Image accepted = f.session.document().picture;
  CHECK(f.session.running());
  f.finish();
  REQUIRE(f.session.candidates().size() == 1);
  f.session.viewCandidate(0);
  f.session.acceptCandidate();
  const Rect changed = image::changed_tiles(f.session.document().picture.pixels, accepted.pixels);
  CHECK_FALSE(changed.empty());
  CHECK(f.session.history().undo_label() == "Remove");
  f.session.undo();
  CHECK(image::changed_tiles(f.session.document().picture.pixels, accepted.pixels).empty());
}

TEST_CASE("a run that waits for a picture of another size is dropped with a sentence") {
  Fixture f;
  f.set([](EditSettings& s) { s.candidates = 1; });
  f.session.setMargins({0, 0, 32, 0});
  f.session.run(Operation::Extend);
  f.finish();
  f.session.setMargins({});
  f.script->allowed = 0;
  f.session.run(Operation::Vary);
  QSignalSpy failed(&f.session, &EditorSession::failed);
  f.session.viewCandidate(0);
  f.session.acceptCandidate();
  CHECK(f.session.document().picture.size().width == 352);
  CHECK_FALSE(f.session.running());
  REQUIRE(failed.count() == 1);
  CHECK(failed[0][0].toString().contains(QStringLiteral("another size")));
}

TEST_CASE("opening another picture forgets the runs that wait") {
  Fixture f;
  f.script->allowed = 0;
  f.session.run(Operation::Vary);
  f.set([](EditSettings& s) { s.strength = 0.9; });
  f.session.run(Operation::Vary);
  REQUIRE(f.session.waiting().size() == 1);
  f.session.open({noisePicture({64, 64}), {}}, QStringLiteral("/nowhere/other.png"));
  CHECK_FALSE(f.session.running());
  CHECK(f.session.waiting().empty());
}

TEST_CASE("words turn Remove into Add and reach the engine") {
  Fixture f;
  f.select(100, 100);
  CHECK(f.session.primaryOperation() == Operation::Remove);
  CHECK_FALSE(f.session.needsModel(Operation::Remove));
  f.say("a lighthouse");
  CHECK(f.session.primaryOperation() == Operation::Add);
  CHECK(f.session.needsModel(Operation::Add));
  f.set([](EditSettings& s) {
    s.candidates = 1;
    s.generation.negative_prompt = "fog";
    s.preset.reset();
    s.generation.steps = 7;
  });
  f.session.run(Operation::Add);
  f.finish();
  const engine::BackendJob job = f.script->lastJob();
  CHECK(job.operation == Operation::Add);
  CHECK(job.generation.prompt == "a lighthouse");
  CHECK(job.generation.negative_prompt == "fog");
  CHECK(job.generation.steps == 7);
  f.session.viewCandidate(0);
  f.session.acceptCandidate();
  CHECK(f.session.history().undo_label() == "Add");
}

TEST_CASE("Remove never hears the words") {
  Fixture f;
  f.select(100, 100);
  f.say("a boat");
  f.session.run(Operation::Remove);
  f.finish();
  CHECK(f.script->lastJob().generation.prompt.empty());
}

TEST_CASE("Extend and Vary hear the words only when there is a model") {
  Fixture f;
  f.say("more sea");
  f.session.run(Operation::Vary);
  f.finish();
  CHECK(f.script->lastJob().generation.prompt.empty());
  f.session.setModel(Fixture::someModel());
  f.session.run(Operation::Vary);
  f.finish();
  CHECK(f.script->lastJob().generation.prompt == "more sea");
}

TEST_CASE("a preset decides steps and a model the context region") {
  Fixture f;
  f.session.setModel(Fixture::someModel());
  f.select(100, 100);
  f.say("a gull");
  CHECK(f.session.contextNeeds().native_size == 512);
  f.set([](EditSettings& s) {
    s.candidates = 1;
    s.preset = engine::Preset::Fast;
  });
  f.session.run(Operation::Add);
  f.finish();
  const auto expected = engine::with_preset({}, engine::Preset::Fast);
  CHECK(f.script->lastJob().generation.steps == expected.steps);
  f.say("");
  CHECK(f.session.contextNeeds().native_size == 0);
}

TEST_CASE("a new picture is made in a blank one") {
  Fixture f;
  f.session.openBlank({128, 64}, QStringLiteral("New"));
  CHECK(f.session.primaryOperation() == Operation::Generate);
  CHECK_FALSE(f.session.modified());
  f.say("a meadow");
  f.set([](EditSettings& s) { s.candidates = 2; });
  f.session.run(Operation::Generate);
  f.finish();
  REQUIRE(f.session.candidates().size() == 2);
  CHECK(f.session.candidates()[0]->image.size() == Size{128, 64});
  f.session.viewCandidate(1);
  f.session.acceptCandidate();
  CHECK(f.session.modified());
  CHECK(f.session.primaryOperation() == Operation::Vary);
}
