#include "harmony/harmonize.h"

#include <opencv2/imgproc.hpp>

#include "harmony/grain.h"
#include "tests/catch.h"

using namespace pentimento::harmony;

namespace {
const cv::Rect kHole(64, 64, 64, 64);

/// A soft gradient, as a sky has.
cv::Mat scene() {
  cv::Mat picture(192, 192, CV_32FC3);
  for (int y = 0; y < picture.rows; ++y) {
    picture.row(y).setTo(cv::Scalar(0.3 + 0.001 * y, 0.5, 0.6 - 0.001 * y));
  }
  return picture;
}

cv::Mat kept_around_hole() {
  cv::Mat kept(192, 192, CV_8UC1, cv::Scalar(255));
  kept(kHole).setTo(0);
  return kept;
}

cv::Mat noisy(const cv::Mat& picture, double deviation) {
  cv::Mat result = picture.clone(), noise(picture.size(), CV_32FC3);
  cv::RNG random(7);
  random.fill(noise, cv::RNG::NORMAL, 0, deviation);
  return result + noise;
}

double error_in_hole(const cv::Mat& a, const cv::Mat& b) {
  return cv::norm(a(kHole), b(kHole), cv::NORM_L1) / (kHole.area() * 3);
}
}  // namespace

TEST_CASE("Harmonize: a shift of color and light goes away") {
  const cv::Mat original = scene(), made = original + cv::Scalar(0.05, -0.03, 0.02);
  CHECK(error_in_hole(made, original) > 0.03);
  CHECK(error_in_hole(harmonized(made, original, kept_around_hole(), 1, 1), original) < 0.002);
}

TEST_CASE("Harmonize: light that changes across the hole follows both sides") {
  const cv::Mat original = scene();
  cv::Mat made = original.clone();
  for (int x = 0; x < made.cols; ++x) made.col(x) += cv::Scalar::all(0.1 * x / made.cols);
  CHECK(error_in_hole(harmonized(made, original, kept_around_hole(), 1, 1), original) < 0.01);
}

TEST_CASE("Harmonize: a clean fill gets the grain of its surroundings") {
  const cv::Mat original = noisy(scene(), 0.02), made = scene();
  const cv::Mat inside = kept_around_hole() == 0;
  const double before = grain_of(made, inside)[1];
  const double after = grain_of(harmonized(made, original, kept_around_hole(), 1, 1), inside)[1];
  CHECK(before < 0.001);
  CHECK(after > 0.014);
  CHECK(after < 0.024);
}

TEST_CASE("Harmonize: no grain for a picture without") {
  const cv::Mat result = harmonized(scene(), scene(), kept_around_hole(), 1, 1);
  CHECK(grain_of(result, kept_around_hole() == 0)[1] < 0.001);
}

TEST_CASE("Harmonize: an enlarged picture gets sharper, not softer") {
  cv::Mat original = scene(), small, made;
  cv::RNG random(3);
  for (int i = 0; i < 100; ++i) {
    const cv::Point at(random.uniform(0, 192), random.uniform(0, 192));
    cv::circle(original, at, 3, cv::Scalar::all(random.uniform(0.2, 0.8)), cv::FILLED, cv::LINE_AA);
  }
  cv::resize(original, small, {}, 0.5, 0.5, cv::INTER_AREA);
  cv::resize(small, made, original.size(), 0, 0, cv::INTER_CUBIC);
  const cv::Mat result = harmonized(made, original, kept_around_hole(), 2, 1);
  CHECK(error_in_hole(result, original) < error_in_hole(made, original));
}

TEST_CASE("Harmonize: without kept pixels nothing changes and the same seed gives the same bits") {
  const cv::Mat original = noisy(scene(), 0.02), made = scene();
  CHECK(cv::norm(harmonized(made, original, cv::Mat::zeros(made.size(), CV_8UC1), 1, 1), made) == 0);
  const cv::Mat a = harmonized(made, original, kept_around_hole(), 1, 5);
  CHECK(cv::norm(a, harmonized(made, original, kept_around_hole(), 1, 5), cv::NORM_INF) == 0);
  CHECK(cv::norm(a, harmonized(made, original, kept_around_hole(), 1, 6), cv::NORM_INF) > 0);
}
