#include "patchmatch/rarity.h"

#include <opencv2/imgproc.hpp>

#include "patchmatch/features.h"
#include "patchmatch/synthesize.h"
#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {

// Of the pixels of `picture`, with what is not `known` left out.
cv::Mat rarity_in(const cv::Mat& picture, const cv::Mat& known) {
  const Settings settings = extend_settings(false);
  Progress progress;
  Page page{luma_chroma(picture, progress), known, known};
  add_texture(page.values, known, settings.texture_weight);
  cv::Mat rare;
  cv::resize(rarity(page, settings, progress), rare, picture.size());
  return rare;
}

cv::Mat all_of(const cv::Mat& picture) {
  return {picture.size(), CV_8U, cv::Scalar(255)};
}

// How many pixels are red where pebbles with a ball go on to the right of it.
int red_pixels(float rarity_penalty, std::uint64_t seed) {
  cv::Mat picture = pebbles(256, 200), red;
  cv::circle(picture, {128, 90}, 30, cv::Scalar(0.9, 0.2, 0.2), cv::FILLED, cv::LINE_AA);
  cv::circle(picture, {128, 90}, 20, cv::Scalar(0.1, 0.1, 0.8), 5, cv::LINE_AA);
  const cv::Mat mask = hole(picture.size(), {165, 0, 91, 200});
  Settings settings = extend_settings(false);
  settings.rarity_penalty = rarity_penalty;
  Progress progress;
  const cv::Mat result = synthesize({picture, mask, seed}, settings, progress, {});
  cv::inRange(result, cv::Scalar(0.45, -1, -1), cv::Scalar(2, 0.3, 0.3), red);
  return cv::countNonZero(red & mask);
}

// How many pixels are brown in a hole beside a brown head before a plain wall.
int brown_pixels(float rarity_penalty, std::uint64_t seed) {
  cv::Mat picture = gradient(256, 256), grain(picture.size(), CV_32FC3), brown;
  cv::RNG random(3);
  random.fill(grain, cv::RNG::UNIFORM, -0.02, 0.02);
  picture = 0.3 * picture + cv::Scalar(0.55, 0.5, 0.45) + grain;
  cv::rectangle(picture, {0, 190, 256, 66}, cv::Scalar::all(0.05), cv::FILLED);
  cv::ellipse(picture, {80, 90}, {32, 44}, 0, 0, 360, cv::Scalar(0.4, 0.28, 0.1), cv::FILLED, cv::LINE_AA);
  for (int k = 0; k < 200; ++k) {
    const cv::Point at(random.uniform(60, 100), random.uniform(60, 120));
    cv::line(picture, at, at + cv::Point(random.uniform(-5, 5), 6), cv::Scalar(0.55, 0.4, 0.15));
  }
  const cv::Mat mask = hole(picture.size(), {150, 0, 70, 200});
  Settings settings = fill_settings();
  settings.rarity_penalty = rarity_penalty;
  Progress progress;
  const cv::Mat result = synthesize({picture, mask, seed}, settings, progress, {});
  cv::inRange(result, cv::Scalar(0.3, 0.2, -1), cv::Scalar(0.6, 0.5, 0.25), brown);
  return cv::countNonZero(brown & mask);
}

}  // namespace

TEST_CASE("Rarity: a thing is rare, what is around it is not") {
  const Clock scene = clock_on_grass();
  const cv::Mat rare = rarity_in(scene.picture, all_of(scene.picture));
  CHECK(cv::mean(rare, scene.clock)[0] > 5 * cv::mean(rare(cv::Rect(0, 0, 60, 200)))[0]);
}

TEST_CASE("Rarity: two of a thing are not rare") {
  cv::Mat both;
  const Clock scene = clock_on_grass();
  cv::hconcat(scene.picture, scene.picture, both);
  CHECK(cv::mean(rarity_in(both, all_of(both))(cv::Rect(0, 0, 256, 200)), scene.clock)[0] <
        0.2 * cv::mean(rarity_in(scene.picture, all_of(scene.picture)), scene.clock)[0]);
}

TEST_CASE("Rarity: what may not be copied is not looked at, and any size will do") {
  const Clock scene = clock_on_grass();
  const auto at_clock = [&](const cv::Mat& known) {
    return cv::mean(rarity_in(scene.picture, known), scene.clock)[0];
  };
  CHECK(at_clock(all_of(scene.picture) - scene.clock) < 0.2 * at_clock(all_of(scene.picture)));
  for (const cv::Size size : {cv::Size(1, 1), cv::Size(9, 3), cv::Size(7, 7), cv::Size(400, 8)}) {
    const cv::Mat picture = landscape(size.width, size.height);
    CHECK(cv::checkRange(rarity_in(picture, all_of(picture)), true, nullptr, 0, 1e5));
  }
}

TEST_CASE("Extend: what there is only once is rarely shown a second time", "[long]") {
  int with = 0, without = 0;
  for (const std::uint64_t seed : {2, 4}) {
    with += red_pixels(extend_settings(false).rarity_penalty, seed);
    without += red_pixels(0, seed);
  }
  CAPTURE(with, without);
  CHECK(with < without / 3);
}

TEST_CASE("Rarity: in a hole what is around it counts") {
  cv::Mat rare(40, 60, CV_32F, cv::Scalar(100));
  rare.colRange(40, 60).setTo(2000);
  const cv::Mat around = rarity_around(rare, hole({240, 160}, {80, 40, 60, 60}), Progress());
  REQUIRE(around.size() == rare.size());
  CHECK(std::abs(around.at<float>(16, 26) - 100) < 1);
  CHECK(around.at<float>(1, 50) == 2000);
  CHECK(cv::countNonZero(rarity_around(rare, cv::Mat(160, 240, CV_8U, cv::Scalar(255)), Progress())) == 0);
}

TEST_CASE("Fill: nothing is copied that is much rarer than what is around the hole") {
  for (const std::uint64_t seed : {1, 2}) {
    CHECK(brown_pixels(0, seed) > 3000);
    CHECK(brown_pixels(fill_settings().rarity_penalty, seed) < 30);
  }
}
