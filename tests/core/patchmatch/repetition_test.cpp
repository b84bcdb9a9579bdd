#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "patchmatch/features.h"
#include "patchmatch/patch.h"
#include "patchmatch/solve.h"
#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {

// A clear sky with grain, and a few birds.
cv::Mat birds() {
  cv::Mat picture = gradient(200, 150), grain(picture.size(), CV_32FC3);
  cv::RNG random(7);
  random.fill(grain, cv::RNG::NORMAL, 0, 0.01);
  picture += grain;
  for (const cv::Point bird : {cv::Point(50, 60), {56, 90}, {100, 30}, {150, 70}, {120, 120}, {20, 20}}) {
    cv::circle(picture, bird, 2, cv::Scalar::all(0.2), cv::FILLED);
  }
  return picture;
}

// How often the pixels that are copied most are copied.
double most_copies(float penalty, std::uint32_t seed) {
  const cv::Mat picture = birds();
  const cv::Mat mask = hole(picture.size(), {60, 40, 80, 70});
  Settings settings = fill_settings();
  settings.repetition_penalty = penalty;
  Progress progress;
  const cv::Mat known = mask == 0;
  Page page{luma_chroma(picture, progress), known, known};
  add_texture(page.values, known, settings.texture_weight);
  Problem problem{page, mask};
  const auto solution = solve(problem, settings, seed, progress, {});
  REQUIRE(solution);
  const cv::Rect area = solution->level.matches.area();
  cv::Mat copies = cv::Mat::zeros(picture.size(), CV_32F);
  for (int y = area.y; y < area.br().y; ++y) {
    for (int x = area.x; x < area.br().x; ++x) {
      const Match& match = solution->level.matches.at(x, y);
      if (match.valid()) copies.at<float>(match.y, match.x) += 1;
    }
  }
  cv::boxFilter(copies, copies, CV_32F, {kSide, kSide});
  double most = 0;
  cv::minMaxLoc(copies, nullptr, &most);
  return most;
}

}  // namespace

TEST_CASE("Fill: what was copied once is rather not copied again") {
  const float penalty = fill_settings().repetition_penalty;
  for (const std::uint32_t seed : {1, 2, 3}) {
    const double with = most_copies(penalty, seed), without = most_copies(0, seed);
    CAPTURE(seed, with, without);
    CHECK(with < 0.5 * without);
  }
}
