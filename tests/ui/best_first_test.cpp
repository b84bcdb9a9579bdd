// What comes first in the strip when a run has ended.
#include "tests/ui/session_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Fixture : SessionFixture {
  /// Candidates are disks of one color on gray: seeds 1, 2 and 48 are far from it, far, and near.
  Fixture() {
    session.open(document::opened(flatPicture({320, 240}, qRgb(127, 127, 127))),
                 QStringLiteral("/nowhere/p.png"));
    EditSettings settings = session.settings();
    settings.seed = 46;
    settings.candidates = 3;
    session.setSettings(settings);
    selectAt(160, 120);
  }
  std::vector<std::uint64_t> seeds() const {
    std::vector<std::uint64_t> list;
    for (const auto& candidate : session.candidates()) list.push_back(candidate->recipe.seed);
    return list;
  }
};
}  // namespace

TEST_CASE("best first: when a run ends, what shows its seam least; what is viewed stays viewed") {
  Fixture f;
  f.session.run(engine::Operation::Remove);
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  const auto& candidates = f.session.candidates();
  REQUIRE(candidates.size() == 3);
  for (std::size_t i = 1; i < 3; ++i) {
    REQUIRE(candidates[i]->seam);
    CHECK(*candidates[i - 1]->seam <= *candidates[i]->seam);
  }
  CHECK(f.seeds().front() == 48);
  REQUIRE(f.session.currentCandidate() >= 0);
  CHECK(candidates[static_cast<std::size_t>(f.session.currentCandidate())]->recipe.seed == 46);
}

TEST_CASE("best first: nothing moves under the fingers of who looks through them already") {
  Fixture f;
  f.script->allowed = 2;
  f.session.run(engine::Operation::Remove);
  REQUIRE(waitUntil([&] { return f.session.candidates().size() == 2; }));
  f.session.viewCandidate(1);
  f.script->allowed = 10;
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  CHECK(f.seeds() == std::vector<std::uint64_t>{46, 47, 48});
}
