#include "harmony/shadow.h"

#include "tests/catch.h"
#include "tests/core/harmony/scenes.h"

using namespace pentimento::harmony;

namespace {
const cv::Rect kBox(140, 60, 40, 100);  // stands on row 159

cv::Mat box() {
  cv::Mat alpha = cv::Mat::zeros(300, 320, CV_32FC1);
  alpha(kBox).setTo(1);
  return alpha;
}

double sum_in(const cv::Mat& shadow, const cv::Rect& where) {
  return cv::sum(shadow(where))[0];
}
}  // namespace

TEST_CASE("Shadow: falls where it is told to") {
  const cv::Rect left(0, 160, 130, 100), right(190, 160, 130, 100), below(140, 164, 40, 80);
  const cv::Mat to_left = shadow_of(box(), {150, 0.8, 0.3}), to_right = shadow_of(box(), {30, 0.8, 0.3});
  CHECK(sum_in(to_left, left) > 10 * sum_in(to_left, right));
  CHECK(sum_in(to_right, right) > 10 * sum_in(to_right, left));
  CHECK(sum_in(shadow_of(box(), {90, 0.8, 0.3}), below) > sum_in(to_left, below));
}

TEST_CASE("Shadow: dark and sharp at the foot, lighter and softer at the tip") {
  const cv::Mat shadow = shadow_of(box(), {90, 0.8, 0.6});
  CHECK(shadow.at<float>(163, 160) > 0.8F);
  CHECK(shadow.at<float>(230, 160) < 0.5F);
  CHECK(shadow.at<float>(168, 128) < shadow.at<float>(228, 128) + 0.02F);  // beside it: the tip has spread
}

TEST_CASE("Shadow: without length only where it touches, and within its reach") {
  const cv::Mat contact = shadow_of(box(), {90, 0, 0.5});
  CHECK(contact.at<float>(161, 160) > 0.3F);
  CHECK(contact.at<float>(180, 160) < 0.02F);
  for (const double direction : {0.0, 45.0, 90.0, 200.0}) {
    const ShadowShape shape{direction, 0.5, 1};
    cv::Mat shadow = shadow_of(box(), shape);
    const int reach = shadow_reach(shape, kBox.height);
    const cv::Rect within(kBox.x - reach, kBox.y - reach, kBox.width + 2 * reach, kBox.height + 2 * reach);
    shadow(within & cv::Rect(0, 0, 320, 300)).setTo(0);
    CHECK(cv::norm(shadow, cv::NORM_INF) < 0.004);
  }
}

TEST_CASE("Shadow: stray pixels are no feet, nothing has no shadow") {
  cv::Mat alpha = box();
  alpha.at<float>(220, 150) = 1;
  CHECK(shadow_of(alpha, {90, 0, 0.5}).at<float>(161, 160) > 0.3F);
  CHECK(cv::norm(shadow_of(cv::Mat::zeros(50, 50, CV_32FC1), {})) == 0);
}
