#include "patchmatch/search.h"

#include <limits>

#include "base/random.h"
#include "patchmatch/bordered.h"
#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {

const cv::Size kSize(40, 48);

// Of noise, with a random match for every other target.
Level noisy_level() {
  const cv::Mat mask = hole(kSize, {10, 14, 18, 16}), known = mask == 0;
  Level level = make_level(mask, {{cv::Mat(kSize, CV_8UC3), known, known}}, Progress());
  for (cv::Mat* bytes : {&level.source_bytes, &level.target_bytes}) {
    *bytes = make_bordered(kSize, CV_8UC4);
    cv::randu(*bytes, cv::Scalar::all(0), cv::Scalar::all(40));
  }
  const std::vector<cv::Point> sources = positions(level.source_ok);
  for (const cv::Point& t : level.targets()) {
    const cv::Point s = sources[hash(5, t.x, t.y) % sources.size()];
    level.matches.at(t.x, t.y) = (t.x + t.y) % 2 == 0 ? Match{s.x, s.y, 0} : Match{};
  }
  return level;
}

MatchCost cost_of(float reach, float vertical_reach) {
  MatchCost cost;
  cost.distance = &best_patch_distance();
  cost.reach = reach;
  cost.vertical_reach = vertical_reach;
  return cost;
}

float least_cost(const Level& level, const MatchCost& cost, cv::Point t) {
  float least = std::numeric_limits<float>::max();
  for (const cv::Point& s : positions(level.source_ok)) {
    least = std::min(least, cost(level, t.x, t.y, s.x, s.y));
  }
  return least;
}

}  // namespace

TEST_CASE("Search: an exact one finds the best source, whatever the matches are and offsets cost") {
  for (const auto& [reach, vertical_reach] : {std::pair(0.0F, 0.0F), {0.5F, 0.0F}, {2.0F, 30.0F}}) {
    Level level = noisy_level();
    const MatchCost cost = cost_of(reach, vertical_reach);
    search_exhaustively(level, cost, level.targets(), positions(level.source_ok), Progress());
    bool best = true;
    for (const cv::Point& t : level.targets()) {
      const Match& match = level.matches.at(t.x, t.y);
      best = best && level.ok(match.x, match.y) && match.cost == least_cost(level, cost, t);
    }
    CHECK(best);
  }
}
