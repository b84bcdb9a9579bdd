#include "patchmatch/planes.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "patchmatch/synthesize.h"
#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {

constexpr double kHorizon = 40, kVanishing = 210;  // px

// Tiles in two colors, none quite like another, that go back to a horizon, and sky above it.
cv::Mat floor_in_perspective(cv::Size size) {
  constexpr int kOver = 3;  // samples on a side of each pixel
  cv::Mat large(size * kOver, CV_32FC3);
  for (int y = 0; y < large.rows; ++y) {
    for (int x = 0; x < large.cols; ++x) {
      const double depth = (y + 0.5) / kOver - kHorizon, across = (x + 0.5) / kOver - kVanishing;
      cv::Vec3f color(0.7F, 0.8F, 0.9F);
      if (depth > 12) {
        const double u = 8 * across / depth, v = 900 / depth;
        const int tile = static_cast<int>(std::floor(u)) + static_cast<int>(std::floor(v));
        const double edge = std::min(u - std::floor(u), v - std::floor(v));
        color = edge < 0.06 ? cv::Vec3f(0.2F, 0.2F, 0.2F)
                            : (tile % 2 == 0 ? cv::Vec3f(0.6F, 0.5F, 0.4F) : cv::Vec3f(0.4F, 0.35F, 0.3F));
      }
      large.at<cv::Vec3f>(y, x) = color;
    }
  }
  cv::Mat picture, grain(size, CV_32FC3);
  cv::resize(large, picture, size, 0, 0, cv::INTER_AREA);
  cv::RNG random(3);
  random.fill(grain, cv::RNG::NORMAL, 0, 0.01);
  return picture + grain;
}

// From a point on the lower border of a picture of 400 x 300 towards the vanishing point.
cv::Vec4f segment_from(float x) {
  const cv::Point2f start(x, 300), way = cv::Point2f(kVanishing, kHorizon) - start;
  const cv::Point2f end = start + way * 0.4F;
  return {start.x, start.y, end.x, end.y};
}

}  // namespace

TEST_CASE("Planes: lines that meet tell the horizon, and where the plane is seen") {
  std::vector<cv::Vec4f> segments;
  for (int x = -100; x <= 500; x += 60) segments.push_back(segment_from(static_cast<float>(x)));
  const auto lines = vanishing_lines(segments, {200, 200});
  REQUIRE(!lines.empty());
  CHECK(std::abs(lines.front()[0]) < 1e-6);
  CHECK(std::abs(-lines.front()[2] / lines.front()[1] - kHorizon) < 1);
  for (const VanishingLine& line : lines) CHECK(line.dot(cv::Vec3d(200, 200, 1)) > 0);
}

TEST_CASE("Planes: without lines, or with parallel ones, there is no perspective") {
  std::vector<cv::Vec4f> parallel;
  for (int x = 0; x < 400; x += 40) parallel.emplace_back(x, 20, x + 30, 250);
  CHECK(vanishing_lines({}, {200, 200}).empty());
  CHECK(vanishing_lines(parallel, {200, 200}).empty());
}

TEST_CASE("Planes: tiles in perspective go on through a hole") {
  const cv::Mat truth = floor_in_perspective({400, 300});
  const cv::Mat mask = hole(truth.size(), {150, 140, 110, 80});
  cv::Mat picture = truth.clone();
  picture.setTo(cv::Scalar(1, 0, 0), mask);
  for (const std::uint64_t seed : {1, 2, 3}) {
    const auto error = [&](bool follow_planes) {
      Settings settings = fill_settings();
      settings.follow_planes = follow_planes;
      Progress progress;
      return mean_difference(synthesize({picture, mask, seed}, settings, progress, {}), truth, mask);
    };
    const double with = error(true), without = error(false);
    CAPTURE(seed, with, without);
    CHECK(with < 0.5 * without);
  }
}

TEST_CASE("Planes: a picture that repeats itself on no plane gets no pages") {
  const cv::Mat picture = pebbles(400, 300);
  const cv::Mat mask = hole(picture.size(), {150, 140, 110, 80});
  Settings with = fill_settings(), without = fill_settings();
  without.follow_planes = false;
  Progress progress;
  CHECK(same_bits(synthesize({picture, mask, 1}, with, progress, {}),
                  synthesize({picture, mask, 1}, without, progress, {})));
}
