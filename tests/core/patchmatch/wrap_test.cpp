#include "patchmatch/wrap.h"

#include <cmath>

#include "patchmatch/bordered.h"
#include "patchmatch/joined_light.h"
#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {

cv::Mat tile_of(const cv::Mat& picture, Wrap wrap, double strength = 0.3, std::uint64_t seed = 1) {
  pentimento::Progress progress;
  const cv::Mat all(picture.size(), CV_8U, cv::Scalar(255));
  return vary({picture, all, seed}, {.strength = strength, .wrap = wrap}, progress);
}

/// Mean absolute step from column `x` to the next one, the first after the last.
double step(const cv::Mat& picture, int x) {
  return cv::norm(picture.col(x), picture.col((x + 1) % picture.cols), cv::NORM_L1) / picture.rows;
}

/// The step across the joined border, in units of the mean one inside.
double jump(const cv::Mat& picture) {
  double inside = 0;
  for (int x = 0; x + 1 < picture.cols; ++x) inside += step(picture, x) / (picture.cols - 1);
  return step(picture, picture.cols - 1) / inside;
}

double jump_down(const cv::Mat& picture) {
  return jump(picture.t());
}

}  // namespace

TEST_CASE("Wrap: the border of a bordered picture shows the opposite side") {
  cv::Mat image = make_bordered({9, 8}, CV_32S);
  for (int y = 0; y < 8; ++y) {
    for (int x = 0; x < 9; ++x) *pixel<int>(image, x, y) = 100 * y + x;
  }
  wrap_border(image, image.size(), {true, true});
  for (int y = -kRadius; y < 8 + kRadius; ++y) {
    for (int x = -kRadius; x < 9 + kRadius; ++x) {
      CHECK(*pixel<int>(image, x, y) == 100 * ((y + 8) % 8) + (x + 9) % 9);
    }
  }
}

TEST_CASE("Wrap: offsets are taken the short way round") {
  CHECK(shortest({90, -3}, {100, 0}) == cv::Point2f(-10, -3));
  CHECK(shortest({-70, 55}, {100, 60}) == cv::Point2f(30, -5));
  CHECK(shortest({40, 20}, {100, 60}) == cv::Point2f(40, 20));
}

TEST_CASE("Vary: a tile joins itself, and only where it is to") {
  const cv::Mat picture = landscape(120, 90);  // its top and bottom do not join at all
  CHECK(jump_down(picture) > 4);
  const cv::Mat across = tile_of(picture, {true, false}), down = tile_of(picture, {false, true}),
                both = tile_of(picture, {true, true});
  CHECK(jump(across) < 1.3);
  CHECK(jump_down(across) > 4);
  CHECK(jump_down(down) < 2);
  CHECK(jump(both) < 1.3);
  CHECK(jump_down(both) < 2);
}

TEST_CASE("Wrap: smooth light joins, two things do not") {
  const cv::Mat ramp = gradient(120, 90), all(ramp.size(), CV_8U, cv::Scalar(255));
  const pentimento::Progress progress;
  CHECK(step(joined_light(ramp, all, {true, false}, progress), 119) < step(ramp, 119) / 20);
  CHECK(step(joined_light(ramp, all, {false, true}, progress), 119) > step(ramp, 119) / 2);
  const cv::Mat land = landscape(120, 90);
  const cv::Mat joined =
      joined_light(land, cv::Mat(land.size(), CV_8U, cv::Scalar(255)), {true, true}, progress);
  CHECK(cv::norm(joined, land, cv::NORM_INF) < 0.1);
}

TEST_CASE("Wrap: a grey sky does not take the color of sand") {
  cv::Mat beach(96, 128, CV_32FC3);
  cv::RNG random(2);
  for (int y = 0; y < beach.rows; ++y) {
    for (int x = 0; x < beach.cols; ++x) {
      const auto grain = static_cast<float>(random.uniform(-0.05, 0.05));
      beach.at<cv::Vec3f>(y, x) =
          y < 40 ? cv::Vec3f(0.76F, 0.8F, 0.83F) : cv::Vec3f(0.74F, 0.68F, 0.6F) + cv::Vec3f::all(grain);
    }
  }
  const cv::Mat all(beach.size(), CV_8U, cv::Scalar(255));
  const cv::Mat joined = joined_light(beach, all, {false, true}, pentimento::Progress());
  CHECK(cv::norm(joined.rowRange(0, 20), beach.rowRange(0, 20), cv::NORM_INF) < 0.03);
}

TEST_CASE("Vary: a tile of a texture has no seam, at any strength") {
  const cv::Mat picture = landscape(128, 96);
  for (const double strength : {0.0, 0.5, 1.0}) {
    const double across = jump(tile_of(picture, {true, false}, strength));
    CHECK(across > 0.7);
    CHECK(across < 1.3);
  }
}

TEST_CASE("Vary: the same tile for the same seed, at full size, too") {
  const cv::Mat picture = landscape(300, 200);
  const cv::Mat first = tile_of(picture, {true, true});
  CHECK(same_bits(first, tile_of(picture, {true, true})));
  CHECK_FALSE(same_bits(first, tile_of(picture, {true, true}, 0.3, 2)));
  CHECK(jump(first) < 1.3);
}

TEST_CASE("Vary: pictures too small for a patch are no tiles, and no error") {
  for (const cv::Size size : {cv::Size(1, 1), cv::Size(6, 30), cv::Size(7, 7), cv::Size(8, 9)}) {
    CHECK(tile_of(landscape(size.width, size.height), {true, true}).size() == size);
  }
}
