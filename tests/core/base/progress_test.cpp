#include "base/progress.h"

#include <limits>
#include <vector>

#include "base/error.h"
#include "tests/catch.h"

using pentimento::Progress;

TEST_CASE("Progress: never falls, stays in 0..1, ignores what is not a number") {
  std::vector<double> seen;
  Progress progress({}, [&](double f) { seen.push_back(f); });
  for (double f : {0.2, 0.1, std::numeric_limits<double>::quiet_NaN(), 7.0}) progress.update(f);
  CHECK(seen == std::vector<double>{0.2, 0.2, 1.0});
}

TEST_CASE("Progress: a part maps into its parent") {
  double last = -1;
  Progress progress({}, [&](double f) { last = f; });
  Progress part = progress.part(0.5, 1.0);
  part.update(0.5);
  CHECK(last == Approx(0.75));
}

TEST_CASE("Progress: throws Cancelled once a stop is requested") {
  std::stop_source stop;
  Progress progress(stop.get_token());
  progress.update(0.1);
  stop.request_stop();
  CHECK_THROWS_AS(progress.update(0.2), pentimento::Cancelled);
  CHECK_THROWS_AS(progress.part(0, 1).check(), pentimento::Cancelled);
}
