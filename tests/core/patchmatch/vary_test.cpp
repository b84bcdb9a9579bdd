#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {

cv::Mat everything(const cv::Mat& picture) {
  return {picture.size(), CV_8U, cv::Scalar(255)};
}

}  // namespace

TEST_CASE("Vary: a thing like nothing else in the picture stays whole, what is around it does not stay",
          "[long]") {
  const Clock scene = clock_on_grass();
  const cv::Mat &picture = scene.picture, &clock = scene.clock, all = everything(picture);
  for (const std::uint64_t seed : {1, 2}) {
    const auto changed = [&](double strength, const cv::Mat& where) {
      return mean_difference(varied(picture, all, strength, seed), picture, where);
    };
    INFO(seed);
    CHECK(changed(0.5, clock) < 0.02);
    CHECK(changed(0.5, clock == 0) > 0.02);
    CHECK(changed(1, clock) > 0.05);
  }
}

TEST_CASE("Vary: never returns the input, and the strength counts") {
  const cv::Mat picture = landscape(128, 96);
  const cv::Mat all = everything(picture);
  CHECK(mean_difference(varied(picture, all, 0.3), picture, all) > 0.01);
  CHECK(mean_difference(varied(picture, all, 1), picture, all) > 0.02);
}

TEST_CASE("Vary: seeds differ, the same seed does not") {
  const cv::Mat picture = landscape(128, 96);
  const cv::Mat all = everything(picture);
  const cv::Mat first = varied(picture, all, 0.7, 1);
  CHECK(same_bits(first, varied(picture, all, 0.7, 1)));
  CHECK(mean_difference(first, varied(picture, all, 0.7, 2), all) > 0.01);
}

TEST_CASE("Vary: keeps what lies outside the region") {
  const cv::Mat picture = landscape(128, 96);
  const cv::Mat mask = hole(picture.size(), {40, 40, 40, 30});
  const cv::Mat result = varied(picture, mask, 0.8);
  CHECK(mean_difference(result, picture, mask) > 0.01);
  CHECK(cv::norm(result, picture, cv::NORM_INF, mask == 0) == 0);
}

TEST_CASE("Vary: sky stays above") {
  const cv::Mat picture = landscape(128, 96);
  const cv::Mat result = varied(picture, everything(picture), 1);
  const double blue_above = cv::mean(result.rowRange(0, 15))[2],
               blue_below = cv::mean(result.rowRange(70, 96))[2];
  CHECK(blue_above > 0.7);
  CHECK(blue_below < 0.4);
}
