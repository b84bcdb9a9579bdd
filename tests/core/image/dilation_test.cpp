#include "image/dilation.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "base/cv_rect.h"
#include "tests/catch.h"

using namespace pentimento;

namespace {
const cv::Size kSize(700, 600);  // several of the blocks that are worked on at a time

float linear(float distance) {
  return 1 - distance / 21;
}

/// A dot, a bar that crosses blocks, and what is larger than a block.
cv::Mat shapes(cv::Size size, cv::Point at, int value) {
  cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
  mask.at<std::uint8_t>(at + cv::Point(30, 40)) = static_cast<std::uint8_t>(value);
  cv::line(mask, at + cv::Point(90, 60), at + cv::Point(400, 330), cv::Scalar(value), 5);
  cv::rectangle(mask, {at + cv::Point(300, 20), cv::Size(290, 270)}, cv::Scalar(value), cv::FILLED);
  return mask;
}

double largest_difference(const cv::Mat& a, const cv::Mat& b) {
  return cv::norm(a, b, cv::NORM_INF);
}
}  // namespace

TEST_CASE("A hard mask grows by the distance to its nearest pixel", "[image]") {
  const cv::Mat mask = shapes(kSize, {0, 0}, 255);
  const cv::Mat grown = image::dilated(mask, 20, linear);
  std::vector<cv::Point> selected;
  cv::findNonZero(mask, selected);
  double worst = 0;
  for (int y = 0; y < mask.rows; y += 7) {
    for (int x = 0; x < mask.cols; x += 7) {
      double nearest = 1e9;
      for (const cv::Point& p : selected) nearest = std::min(nearest, std::hypot(p.x - x, p.y - y));
      const double wanted = nearest > 20 ? 0 : linear(static_cast<float>(nearest));
      worst = std::max(worst, std::abs(grown.at<float>(y, x) - (nearest == 0 ? 1.0 : wanted)));
    }
  }
  CHECK(worst < 1e-3);
}

TEST_CASE("A soft mask grows alike wherever it lies", "[image]") {
  const auto soft = [](cv::Point at) {
    cv::Mat mask = shapes(kSize + cv::Size(120, 130), at, 200);
    cv::GaussianBlur(mask, mask, {}, 4);
    mask.at<std::uint8_t>(at + cv::Point(60, 100)) = 255;
    return mask;
  };
  const cv::Rect part({}, kSize), moved({101, 117}, kSize);
  const cv::Mat grown = image::dilated(soft({0, 0}), 20, linear);
  const cv::Mat grown_there = image::dilated(soft(moved.tl()), 20, linear);
  const cv::Rect inner = ::pentimento::grown(part, -30);
  CHECK(largest_difference(grown(inner), grown_there(inner + moved.tl())) == 0);
}

TEST_CASE("What is nowhere or everywhere selected stays as it is when it grows", "[image]") {
  const cv::Mat none = cv::Mat::zeros(kSize, CV_8UC1), all(kSize, CV_8UC1, cv::Scalar(255));
  CHECK(cv::countNonZero(image::dilated(none, 20, linear)) == 0);
  CHECK(cv::countNonZero(image::dilated(all, 20, linear) != 1) == 0);
}

TEST_CASE("Distances are those of the whole picture, as far as they are asked for", "[image]") {
  const cv::Mat mask = shapes(kSize, {0, 0}, 255);
  cv::Mat whole;
  cv::distanceTransform(mask == 0, whole, cv::DIST_L2, cv::DIST_MASK_PRECISE);
  for (const double reach : {3.0, 40.5, 5000.0}) {
    CHECK(largest_difference(image::distance_to(mask, reach), cv::min(whole, reach)) < 1e-4);
  }
}
