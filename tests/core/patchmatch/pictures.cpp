#include "pictures.h"

#include <cmath>
#include <cstring>
#include <opencv2/imgproc.hpp>

#include "patchmatch/vote.h"

namespace pentimento::patchmatch::testing {

cv::Mat landscape(int width, int height) {
  cv::Mat picture(height, width, CV_32FC3);
  cv::RNG random(7);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const float grain = static_cast<float>(random.uniform(-0.1, 0.1));
      const bool sky = y < height / 3 + static_cast<int>(6 * std::sin(x * 0.1));
      picture.at<cv::Vec3f>(y, x) = sky ? cv::Vec3f(0.5F, 0.7F, 0.9F) + cv::Vec3f::all(grain * 0.1F)
                                        : cv::Vec3f(0.3F, 0.5F, 0.2F) + cv::Vec3f::all(grain);
    }
  }
  return picture;
}

cv::Mat bricks(int width, int height) {
  cv::Mat picture(height, width, CV_32FC3);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const bool mortar = y % 8 < 2 || (x + (y / 8 % 2) * 8) % 16 < 2;
      picture.at<cv::Vec3f>(y, x) = mortar ? cv::Vec3f(0.8F, 0.8F, 0.75F) : cv::Vec3f(0.6F, 0.25F, 0.2F);
    }
  }
  return picture;
}

cv::Mat wallpaper(int width, int height) {
  cv::Mat picture(height, width, CV_32FC3);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const int u = x % 24 - 12, v = y % 40 - 20;
      const bool blossom = u * u + v * v < 25, stem = std::abs(u) < 2 && v >= 0 && v < 14;
      const float stripe = x % 48 < 24 ? 0.85F : 0.8F;
      picture.at<cv::Vec3f>(y, x) = blossom ? cv::Vec3f(0.8F, 0.4F, 0.4F)
                                    : stem  ? cv::Vec3f(0.3F, 0.5F, 0.3F)
                                            : cv::Vec3f(stripe, stripe, 0.7F);
    }
  }
  return picture;
}

cv::Mat pebbles(int width, int height) {
  cv::Mat picture(height, width, CV_32FC3, cv::Scalar(0.5, 0.45, 0.4));
  cv::RNG random(11);
  for (int k = 0; k < width * height / 60; ++k) {
    const cv::Point at(random.uniform(0, width), random.uniform(0, height));
    const cv::Size axes(random.uniform(2, 9), random.uniform(2, 9));
    const double gray = random.uniform(0.2, 0.9);
    cv::ellipse(picture, at, axes, random.uniform(0, 180), 0, 360,
                cv::Scalar(gray, gray * random.uniform(0.7, 1.0), gray * random.uniform(0.6, 1.0)),
                cv::FILLED);
  }
  cv::Mat grain(picture.size(), CV_32FC3);
  random.fill(grain, cv::RNG::UNIFORM, -0.03, 0.03);
  return picture + grain;
}

cv::Mat gradient(int width, int height) {
  cv::Mat picture(height, width, CV_32FC3);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const float u = static_cast<float>(x) / width, v = static_cast<float>(y) / height;
      picture.at<cv::Vec3f>(y, x) = {0.3F + 0.3F * u, 0.4F + 0.3F * v, 0.7F};
    }
  }
  return picture;
}

Gradient gradient_of(const cv::Mat& picture) {
  const auto shifted_difference = [&](int dx, int dy) {
    cv::Mat next;
    cv::copyMakeBorder(picture, next, 0, dy, 0, dx, cv::BORDER_REPLICATE);
    next = next(cv::Rect({dx, dy}, picture.size())) - picture;
    next.convertTo(next, CV_16F);
    return next;
  };
  return {shifted_difference(1, 0), shifted_difference(0, 1)};
}

Clock clock_on_grass() {
  const cv::Point middle(128, 100);
  constexpr int kClock = 30;  // px
  cv::Mat picture = landscape(256, 400)(cv::Rect(0, 200, 256, 200)).clone();
  cv::circle(picture, middle, kClock, cv::Scalar(0.9, 0.9, 0.95), cv::FILLED, cv::LINE_AA);
  cv::circle(picture, middle, kClock, cv::Scalar(0.6, 0.1, 0.1), 4, cv::LINE_AA);
  cv::line(picture, middle, middle + cv::Point(0, -20), cv::Scalar::all(0.1), 3, cv::LINE_AA);
  cv::line(picture, middle, middle + cv::Point(14, 6), cv::Scalar::all(0.1), 3, cv::LINE_AA);
  cv::Mat clock = cv::Mat::zeros(picture.size(), CV_8U);
  cv::circle(clock, middle, kClock, 255, cv::FILLED);
  return {picture, clock};
}

cv::Mat hole(cv::Size size, cv::Rect area) {
  cv::Mat mask = cv::Mat::zeros(size, CV_8U);
  mask(area & cv::Rect({0, 0}, size)).setTo(255);
  return mask;
}

double mean_difference(const cv::Mat& a, const cv::Mat& b, const cv::Mat& where) {
  cv::Mat difference;
  cv::absdiff(a, b, difference);
  const cv::Scalar mean = cv::mean(difference, where);
  return (mean[0] + mean[1] + mean[2]) / 3;
}

bool same_bits(const cv::Mat& a, const cv::Mat& b) {
  return a.size() == b.size() && a.type() == b.type() && a.isContinuous() && b.isContinuous() &&
         std::memcmp(a.data, b.data, a.total() * a.elemSize()) == 0;
}

cv::Mat filled(const cv::Mat& picture, const cv::Mat& hole, std::uint64_t seed) {
  Progress progress;
  return fill({picture, hole, seed}, progress);
}

cv::Mat varied(const cv::Mat& picture, const cv::Mat& hole, double strength, std::uint64_t seed) {
  Progress progress;
  return vary({picture, hole, seed}, {strength}, progress);
}

}  // namespace pentimento::patchmatch::testing
