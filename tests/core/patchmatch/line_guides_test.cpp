#include "patchmatch/line_guides.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {
const cv::Size kSize(200, 150);
const cv::Rect kHole(80, 50, 40, 50);

// Bright above the line from (0, left) to (200, right), dark below it.
cv::Mat halves(int left, int right) {
  cv::Mat bytes(kSize, CV_8U, cv::Scalar(200)), luma;
  const std::vector<cv::Point> below{{0, left}, {200, right}, {200, 150}, {0, 150}};
  cv::fillPoly(bytes, std::vector<std::vector<cv::Point>>{below}, cv::Scalar(60), cv::LINE_AA);
  bytes.convertTo(luma, CV_32F);
  return luma;
}

std::vector<Line> lines_through(const cv::Mat& luma, const cv::Mat& mask) {
  return interrupted_lines(segments_around(luma, mask), luma, mask, mask == 0);
}

std::vector<Line> found_in(cv::Mat luma) {
  const cv::Mat mask = hole(kSize, kHole);
  luma.setTo(0, mask);
  return lines_through(luma, mask);
}
}  // namespace

TEST_CASE("Lines: a straight edge that a hole interrupts becomes one guide through it") {
  const std::vector<Line> guides = found_in(halves(60, 90));
  REQUIRE(guides.size() == 1);
  const bool leftwards = guides[0].front().x > guides[0].back().x;
  const cv::Point2f first = leftwards ? guides[0].back() : guides[0].front(),
                    last = leftwards ? guides[0].front() : guides[0].back();
  CHECK(first.x < 80);
  CHECK(last.x > 120);
  for (const cv::Point2f& p : guides[0]) CHECK(std::abs(p.y - (60 + p.x * 30 / 200)) < 2.5F);
}

TEST_CASE("Lines: an edge that does not go on, bends, or changes its light is none") {
  cv::Mat ends = halves(75, 75);
  ends.colRange(100, 200).setTo(130);
  CHECK(found_in(ends).empty());
  cv::Mat bends = halves(75, 75);
  halves(0, 130).colRange(100, 200).copyTo(bends.colRange(100, 200));
  CHECK(found_in(bends).empty());
  cv::Mat reversed = halves(75, 75);
  cv::Mat right = reversed.colRange(100, 200);
  cv::subtract(cv::Scalar(260), right, right);
  CHECK(found_in(reversed).empty());
}

TEST_CASE("Lines: a picture without edges, or all hole, has none") {
  CHECK(found_in(cv::Mat(kSize, CV_32F, cv::Scalar(100))).empty());
  const cv::Mat all = hole(kSize, {0, 0, 200, 150});
  CHECK(lines_through(halves(75, 75), all).empty());
  CHECK(lines_through(cv::Mat(1, 1, CV_32F, cv::Scalar(5)), hole({1, 1}, {0, 0, 1, 1})).empty());
}

TEST_CASE("Lines: an edge goes on straight through the hole") {
  cv::Mat luma = halves(70, 85), picture;
  cv::RNG random(3);
  cv::Mat noise(kSize, CV_32F);
  random.fill(noise, cv::RNG::NORMAL, 0, 6);
  luma += noise;
  cv::merge(std::vector<cv::Mat>(3, luma / 255), picture);
  const cv::Mat mask = hole(kSize, kHole);
  cv::Mat cut = picture.clone();
  cut.setTo(cv::Scalar::all(0), mask);
  cv::Mat wanted;
  cv::merge(std::vector<cv::Mat>(3, halves(70, 85) / 255), wanted);
  for (const std::uint64_t seed : {2, 3})
    CHECK(mean_difference(filled(cut, mask, seed), wanted, mask) < 0.035);
}
