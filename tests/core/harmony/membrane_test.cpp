#include "harmony/membrane.h"

#include "tests/catch.h"
#include "tests/core/harmony/scenes.h"

using namespace pentimento::harmony;

namespace {
const cv::Rect kThing(60, 60, 100, 90);

cv::Mat alpha_of_thing(cv::Size size) {
  cv::Mat alpha = cv::Mat::zeros(size, CV_32FC1);
  alpha(kThing).setTo(1);
  return alpha;
}
}  // namespace

TEST_CASE("Membrane: a shift of color goes, what is in the thing stays") {
  cv::Mat picture(220, 220, CV_32FC3, cv::Scalar(0.4, 0.5, 0.6));
  cv::Mat laid = picture + cv::Scalar(0.1, -0.05, 0.08);
  cv::circle(laid, {110, 105}, 12, cv::Scalar(0.9, 0.1, 0.1), cv::FILLED);
  const cv::Mat result = without_seam(laid, alpha_of_thing(picture.size()), picture, 1);
  CHECK(distance(result(cv::Rect(60, 60, 100, 12)), picture(cv::Rect(60, 60, 100, 12))) < 0.004);
  CHECK(result.at<cv::Vec3f>(105, 110)[0] == Approx(0.8).margin(0.02));
}

TEST_CASE("Membrane: half of it, and none") {
  const cv::Mat picture(220, 220, CV_32FC3, cv::Scalar::all(0.5)), laid = picture + cv::Scalar::all(0.1);
  const cv::Mat alpha = alpha_of_thing(picture.size());
  CHECK(without_seam(laid, alpha, picture, 0.5).at<cv::Vec3f>(100, 100)[0] == Approx(0.55).margin(0.005));
  CHECK(cv::norm(without_seam(laid, alpha, picture, 0), laid) == 0);
  CHECK(cv::norm(without_seam(laid, cv::Mat::zeros(laid.size(), CV_32FC1), picture, 1), laid) == 0);
}
