#include "patchmatch/level.h"

#include "base/random.h"
#include "patchmatch/features.h"
#include "patchmatch/match_cost.h"
#include "patchmatch/pyramid.h"
#include "patchmatch/search.h"
#include "patchmatch/solve.h"
#include "patchmatch/upsample.h"
#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {

const cv::Size kSize(60, 50);
const cv::Rect kHole(20, 20, 16, 12);

// Of which all but the hole may be copied.
Level level_of(cv::Size size, cv::Rect hole_area) {
  const cv::Mat mask = hole(size, hole_area), known = mask == 0;
  return make_level(mask, {{cv::Mat(size, CV_32FC4), known, known}}, Progress());
}

template <class Check>
void for_targets(const Level& level, const Check& check) {
  for (const cv::Point& t : level.targets()) check(t, level.matches.at(t.x, t.y));
}

// A level of twice the size with the matches of `coarse`.
Level finer(const Level& coarse) {
  Level fine = level_of(kSize * 2, {kHole.x * 2, kHole.y * 2, kHole.width * 2, kHole.height * 2});
  upsample_matches(coarse, fine, Progress());
  return fine;
}

void check_same_matches(const Level& a, const Level& b) {
  REQUIRE(!a.targets().empty());
  for_targets(a, [&](cv::Point t, const Match& m) { CHECK(b.matches.at(t.x, t.y).is(m.x, m.y)); });
}

// A level whose targets have matches that are allowed, but for some that point into the hole, past the
// picture's border, or nowhere.
Level with_some_forbidden() {
  Level level = level_of(kSize, kHole);
  int k = 0;
  for (const cv::Point& t : level.targets()) {
    Match& match = level.matches.at(t.x, t.y);
    switch (k++ % 4) {
      case 0:
        match = {kHole.x + 4, kHole.y + 4, 1};
        break;
      case 1:
        match = {kSize.width + 3, 10, 1};
        break;
      case 2:
        match = {};
        break;
      default:
        match = {8, 9, 7};
    }
  }
  return level;
}

Level allowed(const MatchCost& cost, std::uint32_t seed) {
  Level level = with_some_forbidden();
  allow_matches(level, cost, positions(level.source_ok), seed, Progress());
  return level;
}

}  // namespace

TEST_CASE("Level: what it keeps is all that a finer one asks for") {
  Level level = allowed({}, 1);
  const Level before = finer(level);
  level.source_bytes = level.target_bytes = cv::Mat(kSize, CV_8UC3);
  level.keep_matches();
  check_same_matches(before, finer(level));
  for (const cv::Mat& searched : {level.centers, level.source_ok, level.source_bytes, level.target_bytes}) {
    CHECK(searched.empty());
  }
}

TEST_CASE("Solution: what it keeps are the matches and the picture") {
  const cv::Mat mask = hole(kSize, kHole), known = mask == 0;
  Problem problem{{luma_chroma(landscape(kSize.width, kSize.height), Progress()), known, known}, mask};
  Progress progress;
  auto solution = solve(problem, fill_settings(), 3, progress, {});
  REQUIRE(solution);
  const Level before = finer(solution->level);
  const cv::Mat features = solution->features.clone();
  solution->keep_matches();
  check_same_matches(before, finer(solution->level));
  CHECK(cv::norm(solution->features, features, cv::NORM_INF) == 0);
  CHECK(solution->level.source_bytes.empty());
  CHECK(solution->cost.target_means.empty());
  CHECK(solution->weighing.confidence.empty());
}

TEST_CASE("Allow matches: every target gets a source that may be copied, and keeps one that may") {
  const Level level = allowed({}, 5);
  int kept = 0;
  for_targets(level, [&](cv::Point, const Match& m) {
    CHECK(level.ok(m.x, m.y));
    kept += m.is(8, 9) && m.cost == 7 ? 1 : 0;
  });
  CHECK(kept >= static_cast<int>(level.targets().size() / 4));
}

TEST_CASE("Allow matches: the same seed gives the same, another one something else") {
  const Level level = allowed({}, 5), other = allowed({}, 6);
  check_same_matches(level, allowed({}, 5));
  int differ = 0;
  for_targets(
      level, [&](cv::Point t, const Match& m) { differ += other.matches.at(t.x, t.y).is(m.x, m.y) ? 0 : 1; });
  CHECK(differ > 0);
}

TEST_CASE("Allow matches: not from too near") {
  MatchCost cost;
  cost.min_offset = 15;
  const Level level = allowed(cost, 5);
  for_targets(level, [&](cv::Point t, const Match& m) { CHECK(cost.far_enough(t.x, t.y, m.x, m.y)); });
}

TEST_CASE(
    "Upsample matches: without sources of its own a level copies nothing that the coarser one did not") {
  const cv::Size size = GENERATE(cv::Size(120, 100), cv::Size(121, 99), cv::Size(90, 75), cv::Size(67, 141));
  const cv::Rect area = GENERATE(cv::Rect(31, 33, 20, 17), cv::Rect(0, 20, 18, 31), cv::Rect(40, 50, 99, 99));
  const cv::Mat mask = hole(size, area & cv::Rect({}, size));
  Page picture{cv::Mat(size, CV_8UC3), mask == 0, {}};
  for (std::uint32_t k = 0; k < 6; ++k)
    picture.known.at<uchar>(hash(1, k, 0) % 99 % size.height, hash(2, k, 0) % 60) = 0;
  picture.sources = picture.known;
  const cv::Point2d ratio(static_cast<double>(kSize.width) / size.width,
                          static_cast<double>(kSize.height) / size.height);
  Level coarse = make_level(shrink_mask(mask, kSize, Progress()),
                            {reduced(picture, ratio, Progress(), CV_8U)}, Progress());
  allow_matches(coarse, {}, positions(coarse.source_ok), 3, Progress());

  Level fine = make_targets(mask, {});
  fine.pages = lay_side_by_side({picture});
  upsample_matches(coarse, fine, Progress());

  const Level full = make_level(mask, {picture}, Progress());
  REQUIRE(!fine.targets().empty());
  for_targets(fine, [&](cv::Point, const Match& m) { CHECK(full.ok(m.x, m.y)); });
}
