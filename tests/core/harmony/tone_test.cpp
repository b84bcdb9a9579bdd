#include "harmony/tone.h"

#include <cmath>

#include "tests/catch.h"
#include "tests/core/harmony/scenes.h"

using namespace pentimento::harmony;

namespace {
const ToneAmount kAll{1, 1, 1};

Tone tone(const cv::Mat& picture) {
  const auto found = tone_of(picture, everywhere(picture));
  REQUIRE(found);
  return *found;
}

double warmth(const Tone& t) {
  return std::log(t.white[0] / t.white[2]);
}
}  // namespace

TEST_CASE("Tone: warm light is seen, and taken off") {
  const cv::Mat neutral = discs();
  cv::Mat warm;
  cv::multiply(neutral, cv::Scalar(1.05, 1, 0.93), warm);
  CHECK(warmth(tone(warm)) > warmth(tone(neutral)) + 0.15);
  const cv::Mat corrected = toned(warm, tone(warm), tone(neutral), everywhere(warm), {1, 0, 0});
  CHECK(distance(corrected, neutral) < 0.4 * distance(warm, neutral));
}

TEST_CASE("Tone: a dim picture of little contrast gets the light of its scene") {
  const cv::Mat scene = discs(), dim = 0.7 * discs(4) + cv::Scalar::all(0.15);
  const cv::Mat result = toned(dim, tone(dim), tone(scene), everywhere(dim), {0, 1, 0});
  const Tone was = tone(dim), is = tone(result), wanted = tone(scene);
  CHECK(std::abs(is.black - wanted.black) < 0.5 * std::abs(was.black - wanted.black));
  CHECK(std::abs(is.bright - wanted.bright) < 0.03);
}

TEST_CASE("Tone: the same tone, and no amount, leave the picture as it is") {
  const cv::Mat scene = discs();
  CHECK(distance(toned(scene, tone(scene), tone(scene), everywhere(scene), kAll), scene) < 1e-4);
  const cv::Mat other = 0.4 * discs(9);
  CHECK(distance(toned(scene, tone(scene), tone(other), everywhere(scene), {}), scene) < 1e-4);
}

TEST_CASE("Tone: a lawn is no green light") {
  cv::Mat lawn = noisy(cv::Mat(224, 256, CV_32FC3, cv::Scalar(0.25, 0.5, 0.2)), 0.08);
  const cv::Mat scene = discs();
  const cv::Mat result = toned(scene, tone(scene), tone(lawn), everywhere(scene), {1, 0, 0});
  const cv::Scalar before = cv::mean(scene), after = cv::mean(result);
  CHECK(std::abs((after[1] - (after[0] + after[2]) / 2) - (before[1] - (before[0] + before[2]) / 2)) < 0.02);
}

TEST_CASE("Tone: what is bright already gets no brighter than the scene") {
  const cv::Mat night = 0.3 * discs(5), day = discs(6);
  cv::Mat lamp(64, 64, CV_32FC3, cv::Scalar::all(0.7));
  const cv::Mat result = toned(lamp, tone(night), tone(day), everywhere(lamp), {0, 1, 0});
  CHECK(cv::mean(result)[1] <= std::max(0.7, tone(day).bright) + 1e-3);
}

TEST_CASE("Tone: too few pixels tell nothing") {
  const cv::Mat scene = discs();
  CHECK_FALSE(tone_of(scene, cv::Mat::zeros(scene.size(), CV_8UC1)));
}
