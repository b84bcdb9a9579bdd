// Small pictures for the tests of core/harmony: CV_32FC3, sRGB.
#pragma once

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace pentimento::harmony {

/// Discs of all grays and some colors on a gradient.
inline cv::Mat discs(int seed = 3, cv::Size size = {256, 224}) {
  cv::Mat picture(size, CV_32FC3);
  for (int y = 0; y < size.height; ++y) picture.row(y).setTo(cv::Scalar::all(0.3 + 0.3 * y / size.height));
  cv::RNG random(static_cast<std::uint64_t>(seed));
  for (int i = 0; i < 160; ++i) {
    const double v = random.uniform(0.1, 0.85), c = random.uniform(-0.06, 0.06);
    cv::circle(picture, {random.uniform(0, size.width), random.uniform(0, size.height)},
               random.uniform(3, 14), cv::Scalar(v + c, v, v - c), cv::FILLED, cv::LINE_AA);
  }
  return picture;
}

inline cv::Mat noisy(const cv::Mat& picture, double deviation, int seed = 7) {
  cv::Mat noise(picture.size(), CV_32FC3);
  cv::RNG random(static_cast<std::uint64_t>(seed));
  random.fill(noise, cv::RNG::NORMAL, 0, deviation);
  return picture + noise;
}

inline cv::Mat everywhere(const cv::Mat& picture) {
  return cv::Mat(picture.size(), CV_8UC1, cv::Scalar(255));
}

inline cv::Mat disc_mask(cv::Size size, cv::Point middle, int radius) {
  cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
  cv::circle(mask, middle, radius, cv::Scalar(255), cv::FILLED);
  return mask;
}

inline double distance(const cv::Mat& a, const cv::Mat& b) {
  return cv::norm(a, b, cv::NORM_L1) / static_cast<double>(a.total() * 3);
}

}  // namespace pentimento::harmony
