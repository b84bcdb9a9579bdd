#include "harmony/edge_blur.h"

#include "tests/catch.h"
#include "tests/core/harmony/scenes.h"

using namespace pentimento::harmony;

namespace {
/// Squares whose edges have this blur.
cv::Mat squares(double blur) {
  cv::Mat picture(240, 240, CV_32FC3, cv::Scalar::all(0.3)), result;
  for (int y = 20; y < 220; y += 60) {
    for (int x = 20; x < 220; x += 60) picture(cv::Rect(x, y, 30, 30)).setTo(cv::Scalar(0.8, 0.7, 0.6));
  }
  cv::GaussianBlur(picture, result, {}, blur);
  return result;
}

double blur_of(const cv::Mat& picture) {
  const auto blur = edge_blur(picture, everywhere(picture));
  REQUIRE(blur);
  return *blur;
}
}  // namespace

TEST_CASE("Edge blur: known blurs are found") {
  for (const double blur : {0.8, 1.5, 2.5, 4.0}) {
    INFO(blur);
    CHECK(blur_of(squares(blur)) == Approx(blur).epsilon(0.25));
  }
}

TEST_CASE("Edge blur: grain does not look sharp") {
  CHECK(blur_of(noisy(squares(2.5), 0.01)) == Approx(2.5).epsilon(0.4));
}

TEST_CASE("Edge blur: a sharp thing gets as soft as its surroundings, a soft one a little sharper") {
  const cv::Mat sharp = squares(0.8), soft = squares(2.5);
  const cv::Mat softer = matched(sharp, blur_match(blur_of(sharp), blur_of(soft), 1));
  CHECK(blur_of(softer) == Approx(2.5).epsilon(0.25));
  const BlurMatch back = blur_match(blur_of(soft), blur_of(sharp), 1);
  CHECK(back.blur == 0);
  CHECK(back.sharpen > 0.3);
  CHECK(blur_of(matched(soft, back)) < blur_of(soft));
  CHECK(cv::norm(matched(sharp, blur_match(1, 1, 1)), sharp) == 0);
  CHECK(cv::norm(matched(sharp, blur_match(1, 3, 0)), sharp) == 0);
}

TEST_CASE("Edge blur: without edges there is nothing to tell") {
  const cv::Mat flat(64, 64, CV_32FC3, cv::Scalar::all(0.5));
  CHECK_FALSE(edge_blur(flat, everywhere(flat)));
  CHECK_FALSE(edge_blur(noisy(flat, 0.01), everywhere(flat)));
}
