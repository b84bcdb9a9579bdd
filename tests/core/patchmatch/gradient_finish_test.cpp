#include "patchmatch/gradient_finish.h"

#include <limits>
#include <opencv2/imgproc.hpp>

#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {

constexpr int kWidth = 80;
const cv::Rect kHole(20, 20, 40, 40);

cv::Mat hole_mask() {
  cv::Mat hole = cv::Mat::zeros(kWidth, kWidth, CV_8U);
  hole(kHole).setTo(255);
  return hole;
}

// A smooth slope from left to right.
cv::Mat slope() {
  cv::Mat picture(kWidth, kWidth, CV_32FC3);
  for (int x = 0; x < kWidth; ++x) picture.col(x).setTo(cv::Scalar::all(0.3 + 0.004 * x));
  return picture;
}

cv::Mat finished(const cv::Mat& filled, const Gradient& gradient, float reach, cv::Mat known = {},
                 float limit = 1) {
  cv::Mat result = filled.clone();
  if (known.empty()) known = hole_mask() == 0;
  finish_gradients({gradient, hole_mask(), known, reach, limit}, result, Progress());
  return result;
}

double largest_difference(const cv::Mat& a, const cv::Mat& b) {
  return cv::norm(a.reshape(1), b.reshape(1), cv::NORM_INF);
}

double step_at(const cv::Mat& picture, int x) {
  return std::abs(picture.at<cv::Vec3f>(kWidth / 2, x)[0] - picture.at<cv::Vec3f>(kWidth / 2, x - 1)[0]);
}

}  // namespace

TEST_CASE("Gradient finish: what fits stays as it is") {
  const cv::Mat picture = slope();
  CHECK(largest_difference(finished(picture, gradient_of(picture), 8), picture) < 1e-5);
}

TEST_CASE("Gradient finish: a fill that is too bright joins its surroundings") {
  cv::Mat bright = slope();
  bright(kHole) += cv::Scalar::all(0.1);
  const cv::Mat result = finished(bright, gradient_of(slope()), 1e4F);
  CHECK(largest_difference(result, slope()) < 5e-3);
}

TEST_CASE("Gradient finish: the step between two pieces is spread over its reach") {
  cv::Mat pieces = slope();
  const int seam = kWidth / 2;
  const cv::Rect right(seam, kHole.y, kHole.br().x - seam, kHole.height);
  pieces(right) += cv::Scalar::all(0.02);
  REQUIRE(step_at(pieces, seam) > 0.02);
  const cv::Mat result = finished(pieces, gradient_of(slope()), 6);
  CHECK(step_at(result, seam) < 0.008);
  SECTION("where no patch lies over it, too") {
    Gradient of_patches = gradient_of(slope());
    of_patches.across.col(seam - 1).setTo(cv::Scalar::all(std::numeric_limits<double>::quiet_NaN()));
    CHECK(step_at(finished(pieces, of_patches, 6), seam) < 0.008);
  }
  CHECK(step_at(result, kHole.br().x) < 0.008);
  SECTION("and the light of each piece stays") {
    const float middle = result.at<cv::Vec3f>(seam, seam + 10)[0] - slope().at<cv::Vec3f>(seam, seam + 10)[0];
    CHECK(middle > 0.01);
  }
  SECTION("and outside the hole nothing changes") {
    cv::Mat outside = result.clone();
    pieces(kHole).copyTo(outside(kHole));
    CHECK(largest_difference(outside, pieces) == 0);
  }
}

TEST_CASE("Gradient finish: a busy fill keeps its own pixels away from the edge") {
  cv::Mat busy(kWidth, kWidth, CV_32FC3);
  cv::RNG random(3);
  random.fill(busy, cv::RNG::UNIFORM, 0.2, 0.8);
  const Gradient own = gradient_of(busy);
  const cv::Rect deep(kHole.x + 8, kHole.y + 8, kHole.width - 16, kHole.height - 16);
  cv::Mat pieces = busy;
  pieces.colRange(kWidth / 2, kHole.br().x) += cv::Scalar::all(0.2);
  const cv::Mat result = finished(pieces, own, 2);
  CHECK(largest_difference(result(deep), pieces(deep)) < 0.05);
}

TEST_CASE("Gradient finish: where pieces meet out of focus no edge is left, in focus that of a thing") {
  const int seam = kWidth / 2;
  cv::Mat picture(kWidth, kWidth, CV_32FC3);
  for (int x = 0; x < kWidth; ++x) picture.col(x).setTo(cv::Scalar::all(0.01 * x));
  const auto step_left = [&](float limit) {
    const Gradient own = gradient_of(picture);
    cv::Mat pieces = picture.clone();
    pieces.colRange(seam, kHole.br().x) -= cv::Scalar::all(0.25);
    REQUIRE(step_at(pieces, seam) > 0.2);
    return step_at(finished(pieces, own, 8, {}, limit), seam);
  };
  CHECK(step_left(0.13F) < 0.03);
  CHECK(step_left(0.04F) < 0.03);
  for (int y = 2; y < kWidth; y += 8) picture.row(y) += cv::Scalar::all(0.06);  // thin lines
  CHECK(step_left(0.04F) > 0.2);
  CHECK(step_left(0.13F) < 0.1);
}

TEST_CASE("Gradient finish: pixels that are not known are not looked at") {
  cv::Mat picture = slope();
  cv::Mat known = hole_mask() == 0;
  const cv::Rect beside(kHole.br().x, 0, 5, kWidth);
  known(beside).setTo(0);
  cv::Mat broken = picture.clone();
  broken(beside).setTo(cv::Scalar::all(std::numeric_limits<double>::quiet_NaN()));
  const cv::Mat result = finished(broken, gradient_of(picture), 8, known);
  CHECK(largest_difference(result(kHole), picture(kHole)) < 1e-4);
}

TEST_CASE("Gradient finish: a huge sample beside the hole does not spread") {
  cv::Mat picture = slope();
  picture.at<cv::Vec3f>(kWidth / 2, kHole.x - 1) = cv::Vec3f::all(-1e30F);
  const cv::Mat result = finished(picture, gradient_of(slope()), 8, {}, 0.1F);
  CHECK(largest_difference(result(kHole), slope()(kHole)) < 0.1);
}

TEST_CASE("Gradient finish: a hole at the border of the picture has an edge on one side only") {
  cv::Mat hole = cv::Mat::zeros(kWidth, kWidth, CV_8U);
  hole.colRange(0, 30).setTo(255);
  cv::Mat bright = slope();
  bright.colRange(0, 30) += cv::Scalar::all(0.1);
  finish_gradients({gradient_of(slope()), hole, hole == 0, 20, 1}, bright, Progress());
  CHECK(step_at(bright, 30) < 0.015);
}

TEST_CASE("Gradient finish: the edge of a thing stays an edge, as soft as a lens draws it") {
  cv::Mat dark = slope();
  dark(kHole) -= cv::Scalar::all(0.25);
  const cv::Mat result = finished(dark, gradient_of(slope()), 8, {}, 0.05F);
  const auto change = [&](int x) {
    return result.at<cv::Vec3f>(kWidth / 2, x)[0] - dark.at<cv::Vec3f>(kWidth / 2, x)[0];
  };
  CHECK(step_at(result, kHole.x) > 0.12);
  CHECK(change(kHole.x + 2) < 0.04);
  CHECK(std::abs(change(kHole.x + 3)) < 0.002);  // no fringe
  CHECK(step_at(finished(dark, gradient_of(slope()), 8), kHole.x) < 0.1);
}

TEST_CASE("Gradient finish: light beside the edge of a thing is spread, the edge is not") {
  cv::Mat scene = slope();
  scene(kHole) += cv::Scalar::all(0.03);
  scene.colRange(kHole.br().x, kWidth) -= cv::Scalar::all(0.4);  // a dark thing, as far as the hole
  const cv::Mat result = finished(scene, gradient_of(slope()), 8, {}, 0.1F);
  CHECK(step_at(result, kHole.x) < 0.015);
  const cv::Rect beside(kHole.br().x - 5, kHole.y + 15, 2, 10);
  CHECK(largest_difference(result(beside), scene(beside)) < 0.015);
}
