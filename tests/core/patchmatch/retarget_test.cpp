#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>

#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {

cv::Mat in_format(const cv::Mat& picture, cv::Size size, double strength = 0, std::uint64_t seed = 1) {
  pentimento::Progress progress;
  const cv::Mat all(picture.size(), CV_8U, cv::Scalar(255));
  return vary({picture, all, seed}, {.strength = strength, .size = size}, progress);
}

/// A dark disc on a light ground with some grain.
cv::Mat disc(cv::Size size, int radius) {
  cv::Mat picture(size, CV_32FC3);
  cv::RNG random(3);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const bool inside = std::hypot(x - size.width / 2, y - size.height / 2) < radius;
      const auto grain = static_cast<float>(random.uniform(-0.03, 0.03));
      picture.at<cv::Vec3f>(y, x) = cv::Vec3f::all((inside ? 0.2F : 0.8F) + grain);
    }
  }
  return picture;
}

/// Sea under a sky, both with some grain, and a slanting mast.
cv::Mat seascape(cv::Size size) {
  cv::Mat picture(size, CV_32FC3);
  cv::RNG random(4);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const auto grain = static_cast<float>(random.uniform(-0.05, 0.05));
      picture.at<cv::Vec3f>(y, x) =
          cv::Vec3f::all(grain) +
          (y < size.height / 3 ? cv::Vec3f(0.7F, 0.8F, 0.9F) : cv::Vec3f(0.2F, 0.4F, 0.45F));
    }
  }
  cv::line(picture, {size.width / 10, size.height - 10}, {size.width * 9 / 10, 10}, cv::Scalar(0.9, 0.1, 0.1),
           3);
  return picture;
}

/// A red ball among pebbles.
cv::Mat ball_among_pebbles() {
  cv::Mat picture = pebbles(160, 160);
  cv::circle(picture, {80, 80}, 32, cv::Scalar(0.9, 0.1, 0.1), cv::FILLED, cv::LINE_AA);
  return picture;
}

/// Bounds of the largest thing that is red.
cv::Rect red(const cv::Mat& picture) {
  cv::Mat found, labels, bounds, centers;
  cv::inRange(picture, cv::Scalar(0.6, -1, -1), cv::Scalar(2, 0.3, 0.3), found);
  cv::Rect largest;
  for (int k = cv::connectedComponentsWithStats(found, labels, bounds, centers) - 1; k > 0; --k) {
    const int* b = bounds.ptr<int>(k);  // x, y, width, height
    const cv::Rect thing(b[0], b[1], b[2], b[3]);
    if (thing.area() > largest.area()) largest = thing;
  }
  return largest;
}

/// Bounds of what is dark.
cv::Rect dark(const cv::Mat& picture) {
  cv::Mat red;
  cv::extractChannel(picture, red, 0);
  return cv::boundingRect(red < 0.5);
}

}  // namespace

TEST_CASE("Vary: another format keeps the shape of things") {
  const cv::Mat picture = disc({120, 120}, 20);
  for (const cv::Size size : {cv::Size(160, 90), cv::Size(90, 160), cv::Size(80, 120)}) {
    const cv::Mat result = in_format(picture, size);
    REQUIRE(result.size() == size);
    const cv::Rect found = dark(result);
    const double scale = std::min(1.0, std::sqrt(size.area() / 14400.0));
    INFO(size << " " << found);
    CHECK(std::abs(found.width - 40 * scale) < 6);  // stretched: 53, 30, 27
    CHECK(std::abs(found.height - 40 * scale) < 6);
  }
}

TEST_CASE("Vary: where nothing can give way, a picture goes on", "[long]") {
  const cv::Mat picture = ball_among_pebbles();
  for (const cv::Size size : {cv::Size(240, 120), cv::Size(120, 240)}) {
    const cv::Mat result = in_format(picture, size);
    REQUIRE(result.size() == size);
    const cv::Rect found = red(result);
    const double aspect = static_cast<double>(found.width) / found.height;
    INFO(size << " " << found);
    CHECK(std::max(aspect, 1 / aspect) < 1.3);  // stretched: 2
    CHECK(found.area() > 1300);                 // a whole ball
    cv::Mat luma;
    cv::cvtColor(result, luma, cv::COLOR_RGB2GRAY);
    for (const cv::Rect corner :
         {cv::Rect(0, 0, 40, 40), cv::Rect(size.width - 40, size.height - 40, 40, 40)}) {
      cv::Scalar mean, deviation;
      cv::meanStdDev(luma(corner), mean, deviation);
      CHECK(deviation[0] > 0.08);  // pebbles: .15
    }
  }
}

TEST_CASE("Vary: new canvas in another format is another one with another seed, and shares no picture",
          "[long]") {
  const cv::Mat picture = ball_among_pebbles(), all(picture.size(), CV_8U, cv::Scalar(255));
  const VaryOptions wide{.strength = 0, .size = {240, 120}};
  pentimento::Progress progress;
  Job job{picture, all, 1};
  const cv::Mat alone = vary(job, wide, progress);
  job.shared = make_shared_work();
  for (const std::uint64_t seed : {2, 1}) {
    job.seed = seed;
    CHECK(same_bits(vary(job, wide, progress), alone) == (seed == 1));
  }
}

TEST_CASE("Vary: in another format a horizon stays level, and lines stay lines", "[long]") {
  const cv::Mat picture = seascape({240, 160});
  for (const cv::Size size : {cv::Size(320, 120), cv::Size(160, 240)}) {
    const cv::Mat result = in_format(picture, size, 0.1);
    cv::Mat blue, mast;
    cv::extractChannel(result, blue, 2);
    cv::inRange(result, cv::Scalar(0.6, -1, -1), cv::Scalar(2, 0.4, 0.4), mast);
    int highest = size.height, lowest = 0;  // where the sky ends, beside the mast
    for (int x = 0; x < size.width; ++x) {
      if (cv::countNonZero(mast.col(x)) > 0) continue;
      const int end = cv::countNonZero(blue.col(x) > 0.7);
      highest = std::min(highest, end);
      lowest = std::max(lowest, end);
    }
    INFO(size << " " << highest << " " << lowest);
    CHECK(lowest - highest <= 1);
    cv::Mat pieces;
    CHECK(cv::connectedComponents(mast, pieces) == 2);  // the mast, and all around it
  }
}

TEST_CASE("Vary: a smaller canvas shows all of the picture") {
  const cv::Mat result = in_format(disc({240, 180}, 40), {120, 90});
  CHECK(std::abs(dark(result).width - 40) < 5);
}

TEST_CASE("Vary: in another format the same seed gives the same bits, others differ") {
  const cv::Mat picture = landscape(160, 120);
  const cv::Mat first = in_format(picture, {200, 90}, 0.5);
  CHECK(same_bits(first, in_format(picture, {200, 90}, 0.5)));
  CHECK_FALSE(same_bits(first, in_format(picture, {200, 90}, 0.5, 2)));
}

TEST_CASE("Vary: another format of any picture is finite and of its size") {
  cv::Mat damaged = landscape(64, 48);
  damaged.at<cv::Vec3f>(5, 5)[1] = std::numeric_limits<float>::quiet_NaN();
  for (const cv::Mat& picture : {landscape(1, 1), landscape(3, 40), landscape(7, 7), damaged}) {
    for (const cv::Size size : {cv::Size(16, 16), cv::Size(1, 2), cv::Size(60, 17)}) {
      const cv::Mat result = in_format(picture, size, 0.5);
      CHECK(result.size() == size);
      CHECK(cv::checkRange(result));
    }
  }
}

TEST_CASE("Vary: a long strip in another format", "[long]") {
  CHECK(in_format(landscape(1600, 40), {1200, 60}).size() == cv::Size(1200, 60));
}

TEST_CASE("Vary: what is transparent is not copied into another format") {
  cv::Mat picture = landscape(96, 64), excluded = hole(picture.size(), {30, 20, 20, 20});
  picture.setTo(cv::Scalar(1, 0, 1), excluded);
  pentimento::Progress progress;
  const cv::Mat all(picture.size(), CV_8U, cv::Scalar(255));
  const cv::Mat result = vary({picture, all, 1, excluded}, {.strength = 0.2, .size = {120, 50}}, progress);
  cv::Mat magenta;
  cv::inRange(result, cv::Scalar(0.9, -1, 0.9), cv::Scalar(2, 0.1, 2), magenta);
  CHECK(cv::countNonZero(magenta) == 0);
}
