#include "patchmatch/seam_carving.h"

#include "tests/catch.h"

using namespace pentimento::patchmatch;

namespace {

const pentimento::Progress kNobody;

/// Even, with a striped field of 10 columns.
cv::Mat striped(int width, int field) {
  cv::Mat picture(20, width, CV_32FC4, cv::Scalar(100, 128, 128, 0));
  for (int x = field; x < field + 10; ++x) picture.col(x) = cv::Scalar(x % 4 < 2 ? 200 : 0, 128, 128, 0);
  return picture;
}

int stripes(const cv::Mat& picture) {
  int count = 0;
  for (int x = 0; x < picture.cols; ++x) {
    const float luma = picture.at<cv::Vec4f>(10, x)[0];
    if (luma == 0 || luma == 200) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("Seam carving: what is even gives and takes, what has edges stays") {
  const cv::Mat picture = striped(60, 25);
  for (const int width : {30, 50, 70, 110}) {
    const cv::Mat other = carved(picture, {width, 20}, kNobody);
    REQUIRE(other.size() == cv::Size(width, 20));
    CHECK(stripes(other) == 10);
  }
  const cv::Mat higher = carved(picture.t(), {20, 90}, kNobody);
  CHECK(higher.size() == cv::Size(20, 90));
  CHECK(stripes(higher.t()) == 10);
}

TEST_CASE("Seam carving: what is full is stretched, not cut") {
  cv::Mat noise(20, 40, CV_32FC4, cv::Scalar::all(0));
  cv::RNG random(5);
  random.fill(noise, cv::RNG::UNIFORM, 0, 255);
  for (int y = 0; y < 20; ++y) noise.at<cv::Vec4f>(y, 20) = {500, 128, 128, 0};  // a line in the middle
  const cv::Mat other = carved(noise, {60, 20}, kNobody);
  cv::Point brightest;
  cv::Mat luma;
  cv::extractChannel(other, luma, 0);
  for (int y = 0; y < 20; ++y) {
    cv::minMaxLoc(luma.row(y), nullptr, nullptr, nullptr, &brightest);
    CHECK(std::abs(brightest.x - 30) <= 1);
  }
}

TEST_CASE("Seam carving: any size") {
  for (const cv::Size from : {cv::Size(1, 1), cv::Size(2, 7), cv::Size(9, 3)}) {
    const cv::Mat picture(from, CV_32FC4, cv::Scalar::all(7));
    for (const cv::Size to : {cv::Size(1, 1), cv::Size(5, 1), cv::Size(3, 12)}) {
      CHECK(carved(picture, to, kNobody).size() == to);
    }
  }
}
