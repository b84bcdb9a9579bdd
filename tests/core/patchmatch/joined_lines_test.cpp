#include "patchmatch/joined_lines.h"

#include <cmath>

#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {

const pentimento::Progress kNobody;

/// Light above dark; the border between them falls by `fall` px from left to right.
Page slope(cv::Size size, int fall) {
  cv::Mat picture(size, CV_32FC3);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const double horizon = 0.5 * size.height + fall * (static_cast<double>(x) / size.width - 0.5);
      picture.at<cv::Vec3f>(y, x) = cv::Vec3f::all(y < horizon ? 0.8F : 0.3F);
    }
  }
  return {picture, cv::Mat(size, CV_8U, cv::Scalar(255)), {}};
}

int light_rows(const cv::Mat& picture, int x) {
  cv::Mat red;
  cv::extractChannel(picture.col(x), red, 0);
  return cv::countNonZero(red > 0.55);
}

int step(const cv::Mat& picture) {
  return std::abs(light_rows(picture, 0) - light_rows(picture, picture.cols - 1));
}

}  // namespace

TEST_CASE("Joined lines: a line that ends at two heights meets itself") {
  const Page picture = slope({200, 160}, 7);
  CHECK(step(picture.values) == 7);
  const Page across = joined_lines(picture, {true, false}, kNobody);
  CHECK(step(across.values) <= 2);
  CHECK(light_rows(across.values, 100) == light_rows(picture.values, 100));
  const Page turned{picture.values.t(), picture.known.t(), {}};
  CHECK(step(joined_lines(turned, {false, true}, kNobody).values.t()) <= 2);
  CHECK(same_bits(joined_lines(picture, {false, true}, kNobody).values, picture.values));
}

TEST_CASE("Joined lines: nothing is moved where the borders show different things") {
  Page picture = slope({200, 160}, 0);
  picture.values.colRange(100, 200).setTo(cv::Scalar(0.1, 0.9, 0.1));
  const Page joined = joined_lines(picture, {true, true}, kNobody);
  CHECK(cv::norm(joined.values, picture.values, cv::NORM_INF) < 1e-4);
}

TEST_CASE("Joined lines: any size, and what is not known stays so") {
  for (const cv::Size size : {cv::Size(1, 1), cv::Size(2, 9), cv::Size(40, 3)}) {
    CHECK(joined_lines(slope(size, 0), {true, true}, kNobody).values.size() == size);
  }
  Page picture = slope({200, 160}, 7);
  picture.known(cv::Rect(0, 60, 20, 30)).setTo(0);
  const Page joined = joined_lines(picture, {true, false}, kNobody);
  CHECK(joined.known.at<uchar>(75, 5) == 0);
  CHECK(joined.known.at<uchar>(20, 150) == 255);
}
