#include "patchmatch/curve_guides.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {
const cv::Size kSize(320, 240);
const cv::Point2f kMiddle(150, 120);
const cv::Size2f kHalf(100, 70);
const cv::Rect kHole(200, 90, 90, 110);  // over the right of the ellipse

// 1 on the ellipse, less inside.
double radius(double x, double y) {
  return std::hypot((x - kMiddle.x) / kHalf.width, (y - kMiddle.y) / kHalf.height);
}

// A bright ellipse on a dark ground.
cv::Mat plate() {
  cv::Mat picture(kSize, CV_8UC3, cv::Scalar(30, 20, 60));
  cv::ellipse(picture, cv::RotatedRect(kMiddle, kHalf * 2.0F, 0), cv::Scalar(120, 200, 210), cv::FILLED,
              cv::LINE_AA);
  picture.convertTo(picture, CV_32F, 1.0 / 255);
  return picture;
}

// Courses of bricks, no two alike.
cv::Mat rough_bricks(std::uint64_t seed) {
  cv::RNG random(seed);
  cv::Mat picture(kSize, CV_8UC3, cv::Scalar(60, 50, 50));
  for (int row = 0; row < kSize.height / 24 + 1; ++row) {
    for (int x = row % 2 == 0 ? -40 : -8; x < kSize.width; x += 64) {
      const auto corner = [&](int dx, int dy) {
        return cv::Point(x + dx + random.uniform(-1, 2), row * 24 + dy + random.uniform(-1, 2));
      };
      const std::vector<cv::Point> brick{corner(0, 0), corner(58, 0), corner(58, 18), corner(0, 18)};
      const double tone = random.uniform(0.8, 1.2);
      cv::fillConvexPoly(picture, brick, cv::Scalar(180, 110, 80) * tone, cv::LINE_AA);
    }
  }
  picture.convertTo(picture, CV_32F, 1.0 / 255);
  return picture;
}

std::vector<Line> found_in(cv::Mat picture) {
  const cv::Mat mask = hole(kSize, kHole);
  picture.setTo(cv::Scalar(0, 1, 0), mask);
  return interrupted_curves(picture, mask, mask == 0);
}
}  // namespace

TEST_CASE("Curves in the picture: an outline that a hole interrupts is followed through it") {
  const std::vector<Line> curves = found_in(plate());
  REQUIRE(curves.size() == 1);
  CHECK(curves[0].size() > 60);
  float right = 0;
  for (const cv::Point2f& p : curves[0]) {
    CHECK(std::abs(radius(p.x, p.y) - 1) < 0.03);  // 2 to 3 px
    right = std::max(right, p.x);
  }
  CHECK(right > 245);  // through the hole, not around the rest of it
  CHECK(cv::pointPolygonTest(std::vector<cv::Point>{{200, 90}, {290, 90}, {290, 200}, {200, 200}},
                             curves[0].front(), false) < 0);
}

TEST_CASE("Curves in the picture: an outline goes on to the border and beyond, but not past the hole") {
  const cv::Rect left(0, 0, 200, 240);
  const cv::Mat part = plate()(left), to_border = hole(left.size(), {130, 0, 70, 240}),
                above_border = hole(left.size(), {130, 0, 70, 180});
  CHECK(interrupted_curves(part, to_border, to_border == 0).size() == 1);
  CHECK(interrupted_curves(part, above_border, above_border == 0).empty());
}

TEST_CASE("Curves in the picture: an outline is told from what it touches farther away") {
  cv::Mat touched = plate();  // its upper edge leads on to that of another
  const std::vector<cv::Point> handle{{204, 61}, {150, 0}, {120, 80}};
  cv::fillConvexPoly(touched, handle, touched.at<cv::Vec3f>(120, 150), cv::LINE_AA);
  CHECK(found_in(touched).size() == 1);
}

TEST_CASE("Curves in the picture: two outlines that are none of one thing are left alone") {
  cv::Mat other = plate();  // goes on in other colors
  cv::Mat below = other.rowRange(kHole.y + kHole.height / 2, kSize.height);
  cv::subtract(cv::Scalar::all(0.8), below, below);
  CHECK(found_in(other).empty());
  cv::Mat moved(kSize, CV_32FC3);  // goes on elsewhere
  plate().copyTo(moved);
  plate().colRange(40, 320).rowRange(150, 240).copyTo(moved.colRange(0, 280).rowRange(150, 240));
  moved.colRange(280, 320).rowRange(150, 240).setTo(cv::Scalar(30, 20, 60) / 255.0);
  CHECK(found_in(moved).empty());
  cv::Mat straight(kSize, CV_32FC3, cv::Scalar::all(0.1));  // is a line's (line_guides.h)
  straight.rowRange(140, 240).setTo(cv::Scalar::all(0.8));
  CHECK(found_in(straight).empty());
  CHECK(found_in(cv::Mat(kSize, CV_32FC3, cv::Scalar::all(0.5))).empty());
  cv::Mat faint;
  plate().convertTo(faint, CV_32F, 0.2, 0.3);
  CHECK(found_in(faint).empty());
}

TEST_CASE("Curves in the picture: courses of bricks do not turn back") {
  const cv::Mat mask = hole(kSize, {0, 0, 110, 240});
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CHECK(interrupted_curves(rough_bricks(seed), mask, mask == 0).empty());
  }
}

TEST_CASE("Curves in the picture: a fill goes on with the outline") {
  const cv::Mat truth = plate(), mask = hole(kSize, kHole);
  cv::Mat cut = truth.clone();
  cut.setTo(cv::Scalar::all(0), mask);
  CHECK(mean_difference(filled(cut, mask), truth, mask) < 0.02);
}

TEST_CASE("Curves in the picture: holes of any kind do no harm") {
  const cv::Mat picture = landscape(60, 40), none = cv::Mat::zeros(picture.size(), CV_8U), all = none == 0;
  CHECK(interrupted_curves(picture, none, all).empty());
  CHECK(interrupted_curves(picture, all, none).empty());
  CHECK(interrupted_curves(picture, hole(picture.size(), {0, 0, 60, 20}), none).empty());
  cv::Mat dots = none.clone();
  for (int y = 0; y < 40; y += 5) {
    for (int x = 0; x < 60; x += 5) dots.at<uchar>(y, x) = 255;
  }
  interrupted_curves(picture, dots, dots == 0);
  const cv::Mat tiny = landscape(3, 2);
  interrupted_curves(tiny, hole(tiny.size(), {1, 0, 1, 1}), hole(tiny.size(), {1, 0, 1, 1}) == 0);
}
