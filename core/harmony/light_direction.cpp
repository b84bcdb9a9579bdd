#include "harmony/light_direction.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace pentimento::harmony {

namespace {
// Shading is what is seen from afar: at this size, px, texture and letters are gone.
constexpr double kLongestSide = 160;
constexpr float kLeastGradient = 0.004F;
}  // namespace

LightDirection light_direction(const cv::Mat& picture, const cv::Mat& mask) {
  cv::Mat gray, small, usable, dx, dy, size;
  cv::cvtColor(picture, gray, cv::COLOR_RGB2GRAY);
  const double scale = std::min(1.0, kLongestSide / std::max(gray.cols, gray.rows));
  cv::resize(gray, small, {}, scale, scale, cv::INTER_AREA);
  cv::resize(mask, usable, small.size(), 0, 0, cv::INTER_AREA);
  cv::GaussianBlur(small, small, {}, 1.5);
  cv::erode(usable > 250, usable, cv::Mat::ones(5, 5, CV_8UC1), {-1, -1}, 1, cv::BORDER_CONSTANT,
            cv::Scalar(0));
  cv::Sobel(small, dx, CV_32F, 1, 0, 3, 0.125);
  cv::Sobel(small, dy, CV_32F, 0, 1, 3, 0.125);
  cv::magnitude(dx, dy, size);
  usable &= size > kLeastGradient;
  if (cv::countNonZero(usable) < 32) return {};
  // Every place has one vote, whatever its contrast: outlines of dark and bright things cancel each other.
  cv::Mat unit_x, unit_y;
  cv::divide(dx, size, unit_x);
  cv::divide(dy, size, unit_y);
  const double x = cv::mean(unit_x, usable)[0], y = cv::mean(unit_y, usable)[0], length = std::hypot(x, y);
  if (length < 1e-6) return {};
  return {x / length, y / length, std::min(1.0, length)};
}

}  // namespace pentimento::harmony
