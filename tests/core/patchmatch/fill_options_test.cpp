#include "patchmatch/fill_options.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {
constexpr int kSide = 120;
const cv::Rect kHole(45, 45, 30, 30);

cv::Mat filled_with(const cv::Mat& picture, const FillOptions& options, std::uint64_t seed = 2) {
  Progress progress;
  cv::Mat cut = picture.clone();
  const cv::Mat mask = hole(picture.size(), kHole);
  cut.setTo(cv::Scalar::all(0), mask);
  return fill({cut, mask, seed, {}, options}, progress);
}

// Red at the sides of the hole, green above and below it, blue in the corners; each with some texture.
cv::Mat cross() {
  cv::Mat picture = landscape(kSide, kSide) * 0.1;
  picture += cv::Scalar(0, 0, 0.6);
  picture(cv::Rect(0, kHole.y, kSide, kHole.height)) += cv::Scalar(0.6, 0, -0.6);
  picture(cv::Rect(kHole.x, 0, kHole.width, kSide)) += cv::Scalar(-0.6, 0.6, 0);
  picture(cv::Rect(kHole.x, kHole.y, kHole.width, kHole.height)).setTo(cv::Scalar::all(0));
  return picture;
}

cv::Scalar mean_in_hole(const cv::Mat& picture) {
  return cv::mean(picture(kHole));
}
}  // namespace

TEST_CASE("Fill options: the sides alone, above and below alone") {
  FillOptions options;
  options.adaptation = 0;
  options.sampling = SamplingArea::Sides;
  const cv::Scalar sides = mean_in_hole(filled_with(cross(), options));
  CHECK(sides[0] > 0.5);
  CHECK(sides[1] < 0.2);
  options.sampling = SamplingArea::AboveAndBelow;
  const cv::Scalar upright = mean_in_hole(filled_with(cross(), options));
  CHECK(upright[1] > 0.5);
  CHECK(upright[0] < 0.2);
}

TEST_CASE("Fill options: only what is in the painted sources is copied, all is looked at") {
  FillOptions options;
  options.adaptation = 0;
  options.sources = hole({kSide, kSide}, {0, 0, 40, 40});
  const cv::Scalar corner = mean_in_hole(filled_with(cross(), options));
  CHECK(corner[2] > 0.5);
  CHECK(corner[0] < 0.2);
  CHECK(corner[1] < 0.2);
}

TEST_CASE("Fill options: sources that hold nothing count as none") {
  FillOptions options;
  options.sources = hole({kSide, kSide}, kHole);
  CHECK(same_bits(filled_with(cross(), options), filled_with(cross(), {})));
}

TEST_CASE("Fill options: without adaptation copies keep their light") {
  // A ramp from left to right: only copies that change their light can continue it.
  cv::Mat ramp = landscape(kSide, kSide) * 0.05;
  for (int x = 0; x < kSide; ++x) ramp.col(x) += cv::Scalar::all(0.1 + 0.7 * x / kSide);
  FillOptions options;
  options.sampling = SamplingArea::AboveAndBelow;
  options.sources = hole(ramp.size(), {40, 0, 12, kSide});  // dark ones
  const cv::Mat mask = hole(ramp.size(), kHole);
  options.adaptation = 0;
  const double stiff = mean_difference(filled_with(ramp, options), ramp, mask);
  options.adaptation = 1;
  CHECK(mean_difference(filled_with(ramp, options), ramp, mask) < stiff / 2);
}

TEST_CASE("Fill options: mirrored and turned patches are found") {
  // The right half is the left one mirrored; the hole is on the right.
  cv::Mat half = landscape(80, 100), mirrored, both;
  cv::RNG random(5);
  cv::Mat noise(half.size(), CV_32FC3);
  random.fill(noise, cv::RNG::UNIFORM, 0, 1);
  cv::blur(noise, noise, {5, 5});
  noise -= cv::Scalar::all(0.5);
  half = half * 0.2 + noise * 1.6;
  half += cv::Scalar::all(0.4);
  cv::flip(half, mirrored, 1);
  cv::hconcat(half, mirrored, both);
  const cv::Mat mask = hole(both.size(), {92, 40, 24, 24});
  cv::Mat cut = both.clone();
  cut.setTo(cv::Scalar::all(0), mask);
  const auto error = [&](const FillOptions& options) {
    Progress progress;
    return mean_difference(fill({cut, mask, 2, {}, options}, progress), both, mask);
  };
  FillOptions options;
  options.sampling = SamplingArea::Anywhere;
  const double plain = error(options);
  options.mirrored = true;
  CHECK(error(options) < plain / 3);
}

TEST_CASE("Fill options: the same bits on any number of threads") {
  FillOptions options;
  options.mirrored = true;
  options.turned = 12;
  options.guides = {{{20, 60}, {100, 62}}};
  const int threads = cv::getNumThreads();
  cv::setNumThreads(1);
  const cv::Mat one = filled_with(landscape(kSide, kSide), options);
  cv::setNumThreads(2);
  CHECK(same_bits(one, filled_with(landscape(kSide, kSide), options)));
  cv::setNumThreads(threads);
}

TEST_CASE("Fill options: a picture larger than the working size uses pages, too") {
  FillOptions options;
  options.mirrored = true;
  options.turned = 20;
  const cv::Mat picture = landscape(1200, 200);
  const cv::Mat mask = hole(picture.size(), {500, 60, 90, 70});
  Progress progress;
  const cv::Mat result = fill({picture, mask, 2, {}, options}, progress);
  CHECK(cv::checkRange(result));
  CHECK(mean_difference(result, picture, mask) < 0.2);
}

TEST_CASE("Fill options: numbers that make no sense do no harm") {
  FillOptions options;
  options.adaptation = std::nan("");
  options.turned = -1e9;
  options.scaled = HUGE_VAL;
  options.guides = {{}, {{1, 1}}, {{std::nanf(""), 0}, {1, 1}}, {{5, 5}, {5, 5}}, {{-1e9F, 1e9F}, {1e9F, 0}}};
  CHECK(cv::checkRange(filled_with(landscape(kSide, kSide), options)));
}

TEST_CASE("Fill options: a line goes on along its guide") {
  // A dark line comes from the left, bends in the hole and leaves it lower at the right.
  cv::Mat picture = landscape(kSide, kSide) * 0.3;
  picture += cv::Scalar::all(0.6);
  const std::vector<cv::Point2f> guide{{10, 50}, {60, 50}, {110, 75}};
  for (std::size_t i = 0; i + 1 < guide.size(); ++i) {
    cv::line(picture, guide[i], guide[i + 1], cv::Scalar::all(0), 3);
  }
  const cv::Mat mask = hole(picture.size(), kHole);
  cv::Mat on_line = cv::Mat::zeros(picture.size(), CV_8U);
  for (std::size_t i = 0; i + 1 < guide.size(); ++i) cv::line(on_line, guide[i], guide[i + 1], 255, 1);
  FillOptions options;
  const auto darkness = [&](const cv::Mat& result) { return cv::mean(result, on_line & mask)[1]; };
  options.guides = {guide};
  const double guided = darkness(filled_with(picture, options));
  CHECK(guided < 0.35);
}
