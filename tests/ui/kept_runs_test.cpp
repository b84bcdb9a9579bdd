// Everything that was made for a picture is kept: through accept, undo and other edits, until it is deleted.
#include "ui/kept_runs.h"

#include <QSignalSpy>

#include "tests/ui/session_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;
using engine::Operation;

namespace {
struct Fixture : SessionFixture {
  void candidatesPerRun(int count) {
    EditSettings settings = session.settings();
    settings.candidates = count;
    session.setSettings(settings);
  }
  /// Of run number `run`.
  CandidatePlace place(std::size_t run, std::size_t index) const {
    return {session.runs().at(run)->id, index};
  }
  std::vector<std::uint64_t> seeds(std::size_t run) const {
    std::vector<std::uint64_t> seeds;
    for (const auto& candidate : session.runs().at(run)->candidates) seeds.push_back(candidate.seed);
    return seeds;
  }
  void view(const CandidatePlace& place) {
    session.viewKept(place);
    REQUIRE(waitUntil([&] { return session.currentCandidate() >= 0; }));
  }
};
}  // namespace

TEST_CASE("every run is kept with all its candidates - whatever becomes of them") {
  Fixture f;
  QSignalSpy changed(&f.session, &EditorSession::runsChanged);
  f.selectAt(100, 100);
  f.run();
  REQUIRE(f.session.runs().size() == 1);
  CHECK(changed.count() == 3);
  const document::Edit& run = *f.session.runs()[0];
  CHECK(run.operation == "remove");
  CHECK(run.mask == f.session.mask());
  CHECK(run.candidates.size() == 3);
  CHECK_FALSE(run.candidates[2].thumbnail.empty());
  CHECK(run.candidates[2].recipe.str().find("\"operation\"") != std::string::npos);
  const auto seeds = f.seeds(0);
  f.session.discardCandidate();
  f.session.acceptCandidate();
  f.selectAt(200, 150);
  f.run();
  f.session.discardAllCandidates();
  f.session.undo();
  CHECK(f.session.runs().size() == 2);
  CHECK(f.seeds(0) == seeds);
  f.session.open(document::opened(noisePicture({64, 48})), QStringLiteral("/nowhere/other.png"));
  CHECK(f.session.runs().empty());
}

TEST_CASE("what was discarded is not offered again with the project - unless it is looked at again") {
  Fixture f;
  f.candidatesPerRun(3);
  f.selectAt(100, 100);
  f.run();
  f.session.viewCandidate(1);
  f.session.discardCandidate();
  EditorSession again(f.queue);
  again.openProject(f.session.content(), QStringLiteral("/nowhere/p.pentimento"));
  REQUIRE(waitUntil([&] { return !again.candidates().empty(); }));
  CHECK(again.candidates().size() == 2);
  CHECK(again.runs()[0]->candidates.size() == 3);
  again.viewKept({again.runs()[0]->id, 1});
  REQUIRE(waitUntil([&] { return again.candidates().size() == 3; }));
  CHECK(again.content().discarded.empty());
  f.session.discardAllCandidates();
  CHECK(f.session.content().discarded.size() == 3);
}

TEST_CASE("an accepted edit and its run share fills, recipes and thumbnails and are two values") {
  Fixture f;
  f.selectAt(100, 100);
  f.run();
  f.session.viewCandidate(1);
  f.session.acceptCandidate();
  const document::Edit& edit = *f.session.document().edits.at(0);
  const document::Edit& run = *f.session.runs().at(0);
  CHECK(edit.id != run.id);
  CHECK(edit.chosen == 1);
  CHECK(edit.candidates[1].fill == run.candidates[1].fill);
  CHECK(&edit.candidates[1].thumbnail.str() == &run.candidates[1].thumbnail.str());
  CHECK(&edit.candidates[1].recipe.str() == &run.candidates[1].recipe.str());
  f.session.starCandidate(f.place(0, 1), true);
  CHECK(f.session.runs()[0]->candidates[1].starred);
  CHECK_FALSE(f.session.document().edits.at(0)->candidates[1].starred);
}

TEST_CASE("a candidate is starred and labeled and has a note") {
  Fixture f;
  f.selectAt(100, 100);
  f.run();
  QSignalSpy changed(&f.session, &EditorSession::runsChanged);
  f.session.starCandidate(f.place(0, 2), true);
  f.session.starCandidate(f.place(0, 2), true);  // is already
  f.session.labelCandidate(f.place(0, 2), 4);
  f.session.noteCandidate(f.place(0, 2), QStringLiteral("更好"));
  f.session.starCandidate(f.place(0, 3), true);  // there is none
  CHECK(changed.count() == 3);
  const document::Candidate& candidate = f.session.runs()[0]->candidates[2];
  CHECK(candidate.starred);
  CHECK(candidate.color_label == 4);
  CHECK(candidate.note == "更好");
  f.session.viewCandidate(2);
  f.session.acceptCandidate();
  CHECK(f.session.document().edits[0]->candidates[2].starred);
}

TEST_CASE("deleted candidates leave board and strip and are put back at their places") {
  Fixture f;
  f.selectAt(100, 100);
  f.run();
  f.run();
  const auto first = f.seeds(0), second = f.seeds(1);
  f.session.viewCandidate(5);
  const auto deleted = f.session.deleteCandidates(
      {f.place(0, 2), f.place(0, 0), f.place(0, 1), f.place(1, 1), f.place(1, 7), f.place(1, 1)});
  REQUIRE(f.session.runs().size() == 1);
  CHECK(f.seeds(0) == std::vector{second[0], second[2]});
  CHECK(f.session.candidates().size() == 2);
  CHECK(f.session.currentCandidate() == 1);  // the one that was viewed
  f.session.starCandidate(f.place(0, 1), true);
  f.session.restoreCandidates(deleted);
  f.session.restoreCandidates(deleted);
  REQUIRE(f.session.runs().size() == 2);
  CHECK(f.seeds(0) == first);
  CHECK(f.seeds(1) == second);
  CHECK(f.session.runs()[1]->candidates[2].starred);  // what was done meanwhile stays
}

TEST_CASE("a run goes on when all that it had made was deleted") {
  Fixture f;
  f.selectAt(100, 100);
  f.script->allowed = 1;
  f.session.run(Operation::Remove);
  REQUIRE(waitUntil([&] { return f.session.runs().size() == 1; }));
  const auto id = f.session.runs()[0]->id;
  f.session.deleteCandidates({f.place(0, 0)});
  CHECK(f.session.candidates().empty());
  f.script->allowed = 5;
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  REQUIRE(f.session.runs().size() == 1);
  CHECK(f.session.runs()[0]->id == id);
  CHECK(f.session.runs()[0]->candidates.size() == 2);
}

TEST_CASE("a candidate of an older run is shown in place and accepted over what is there now") {
  Fixture f;
  f.selectAt(100, 100);
  f.run();
  f.session.acceptCandidate();
  f.selectAt(200, 150);
  f.run();
  f.session.acceptCandidate();
  const image::TiledImage before = f.session.document().picture.pixels;
  f.view(f.place(0, 2));
  CHECK(f.session.shown() == Shown::Candidate);
  CHECK(f.session.candidates().size() == 1);
  CHECK_FALSE(samePixels(f.session.shownImage().pixels, before));
  CHECK(samePixels(f.session.document().picture.pixels, before));
  f.session.viewKept(f.place(0, 2));  // is there already
  CHECK(f.session.candidates().size() == 1);
  f.session.acceptCandidate();
  REQUIRE(f.session.document().edits.size() == 3);
  const document::Edit& edit = *f.session.document().edits[2];
  CHECK(edit.chosen == 2);
  CHECK(edit.candidates.size() == 3);
  CHECK(edit.id != f.session.document().edits[0]->id);
  CHECK(f.flat());
}

TEST_CASE("candidates from before and after an extension are applied where they belong") {
  Fixture f;
  f.selectAt(100, 100);
  f.run();
  f.session.setMargins({40, 24, 0, 8});
  f.run(Operation::Extend);
  f.session.viewCandidate(3);
  f.session.acceptCandidate();
  f.view(f.place(0, 1));
  CHECK(f.session.shownOrigin() == QPoint());
  f.session.acceptCandidate();
  CHECK(f.flat());
  const std::int64_t extension = f.session.document().edits[0]->id;
  f.session.deleteEdit(extension);
  REQUIRE(waitUntil([&] { return f.session.document().edits.size() == 1; }));
  f.view(f.place(1, 2));
  CHECK(f.session.shownOrigin() == QPoint(40, 24));
  f.session.acceptCandidate();
  CHECK(f.session.document().picture.size() == Size{360, 272});
  CHECK(f.flat());
}

TEST_CASE("accepting cancels what was asked for as once more of the same and nothing else") {
  Fixture f;
  f.candidatesPerRun(1);
  f.selectAt(100, 100);
  f.run();
  f.script->allowed = 0;
  f.session.runAgain();
  f.session.runAgain();
  f.selectAt(200, 150);
  f.session.run(Operation::Remove);
  REQUIRE(f.session.waiting().size() == 2);
  f.session.viewCandidate(0);
  f.session.acceptCandidate();
  CHECK(f.session.waiting().empty());  // the other run works now
  CHECK(f.session.running());
  f.script->allowed = 5;
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  REQUIRE(f.session.candidates().size() == 1);
  CHECK(f.session.candidates()[0]->changed.contains(Point{200, 150}));
}
