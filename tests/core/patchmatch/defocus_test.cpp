#include "patchmatch/defocus.h"

#include <limits>
#include <opencv2/imgproc.hpp>

#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {

constexpr int kWidth = 160, kHeight = 120;

cv::Mat sharp_picture() {
  cv::Mat picture(kHeight, kWidth, CV_32FC3);
  cv::RNG random(5);
  random.fill(picture, cv::RNG::UNIFORM, 0.2, 0.8);
  cv::GaussianBlur(picture, picture, {}, 0.6);  // as a lens in focus draws
  return picture;
}

cv::Mat blurred_picture(double sigma = 4) {
  cv::Mat picture = sharp_picture();
  cv::GaussianBlur(picture, picture, {}, sigma);
  return (picture - cv::Scalar::all(0.5)) * sigma + cv::Scalar::all(0.5);  // as rich in contrast
}

double mean_defocus(const cv::Mat& picture, float pixel = 1, cv::Rect where = {0, 0, kWidth, kHeight}) {
  const cv::Mat inside(picture.size(), CV_8U, cv::Scalar(255));
  cv::Mat map = defocus(gradient_of(picture), inside, pixel, Progress());
  cv::resize(map, map, {kWidth, kHeight});
  return cv::mean(map(where))[0];
}

}  // namespace

TEST_CASE("Defocus: what is blurred is told from what is sharp and from what is even") {
  CHECK(mean_defocus(blurred_picture()) > 0.95);
  CHECK(mean_defocus(sharp_picture()) < 0.05);
  CHECK(mean_defocus(cv::Mat(kHeight, kWidth, CV_32FC3, cv::Scalar::all(0.4))) == 0);
}

TEST_CASE("Defocus: from place to place") {
  cv::Mat picture = sharp_picture();
  const cv::Rect left(0, 0, kWidth / 2, kHeight), right(kWidth / 2, 0, kWidth / 2, kHeight);
  blurred_picture()(right).copyTo(picture(right));
  constexpr int kMargin = 15;  // of what is asked around a place
  CHECK(mean_defocus(picture, 1, left - cv::Size(kMargin, 0)) < 0.1);
  CHECK(mean_defocus(picture, 1, right + cv::Point(kMargin, 0) - cv::Size(kMargin, 0)) > 0.9);
}

TEST_CASE("Defocus: a larger picture of the same is as blurred") {
  for (const auto& [picture, blurred] : {std::pair(sharp_picture(), false), {blurred_picture(), true}}) {
    cv::Mat large;
    cv::resize(picture, large, {3 * kWidth, 3 * kHeight}, 0, 0, cv::INTER_CUBIC);
    CHECK((mean_defocus(large, 3) > 0.9) == blurred);
  }
}

TEST_CASE("Defocus: neither gaps nor huge samples count") {
  const cv::Mat picture = blurred_picture();
  cv::Mat inside(picture.size(), CV_8U, cv::Scalar(255));
  Gradient gradient = gradient_of(picture);
  gradient.across.col(40).setTo(cv::Scalar::all(std::numeric_limits<double>::quiet_NaN()));
  cv::Mat beside = gradient.down(cv::Rect(0, 0, 20, kHeight));
  beside.setTo(cv::Scalar::all(6e4));
  inside(cv::Rect(0, 0, 20, kHeight)).setTo(0);
  const cv::Mat map = defocus(gradient, inside, 1, Progress());
  CHECK(cv::checkRange(map, true, nullptr, 0, 1.0001));
  CHECK(cv::mean(map.colRange(60, kWidth))[0] > 0.9);
}
