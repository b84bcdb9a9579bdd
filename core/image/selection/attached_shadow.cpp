#include "image/selection/attached_shadow.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "image/selection/edge_following.h"

namespace pentimento::image {

namespace {
constexpr double kWorkSide = 512;  // shadows are soft: more pixels would show nothing more
constexpr double kReach = 1.5;     // how far a shadow is looked for, in sides of the object
constexpr double kFaint = 0.06;    // share of light that is missing at a shadow's edge
constexpr double kClear = 0.15;    // and somewhere in it
constexpr double kDeepest = 0.9;
constexpr double kMaxColorChange = 0.12;  // difference of the factors of two channels
constexpr double kBluer = 0.15;           // so much more for a shadow that only the sky lights
constexpr double kLargest = 4;            // areas of the object

/// Linear light of sRGB (gamma 2.2 is close enough to tell factors).
cv::Mat linear(const cv::Mat& srgb) {
  cv::Mat light;
  cv::pow(cv::max(srgb, 0.0), 2.2, light);
  return light + cv::Scalar::all(1e-3);
}

/// Mean of `light` around each pixel, weighted by `weight` (CV_32FC1). So wide a blur needs only a small
/// picture.
cv::Mat weighted_mean(const cv::Mat& light, const cv::Mat& weight, double sigma) {
  constexpr double kSmallSigma = 8;
  const double scale = std::min(1.0, kSmallSigma / sigma);
  cv::Mat three, sums, weights, mean;
  cv::cvtColor(weight, three, cv::COLOR_GRAY2RGB);
  cv::resize(light.mul(three), sums, {}, scale, scale, cv::INTER_AREA);
  cv::resize(three, weights, {}, scale, scale, cv::INTER_AREA);
  cv::GaussianBlur(sums, sums, {}, sigma * scale);
  cv::GaussianBlur(weights, weights, {}, sigma * scale);
  mean = sums / (weights + cv::Scalar::all(1e-4));
  cv::resize(mean, mean, light.size(), 0, 0, cv::INTER_LINEAR);
  return mean;
}

/// Share of the surface's light that arrives, CV_32FC3.
cv::Mat light_ratio(const cv::Mat& light, const cv::Mat& object, Progress& progress) {
  constexpr int kRounds = 4;
  cv::Mat weight, ratio;
  cv::Mat(object == 0).convertTo(weight, CV_32F, 1.0 / 255);
  const cv::Mat outside = weight.clone();
  const double sigma = std::max(light.rows, light.cols) / 8.0;
  for (int round = 0; round < kRounds; ++round) {
    progress.update(static_cast<double>(round) / kRounds);
    cv::divide(light, weighted_mean(light, weight, sigma), ratio);
    // What is darker than the surface is no longer part of it.
    cv::Mat gray, bright;
    cv::transform(ratio, gray, cv::Matx13f(1 / 3.0F, 1 / 3.0F, 1 / 3.0F));
    cv::Mat(gray > 0.95 - 0.02 * round).convertTo(bright, CV_32F, 1.0 / 255);
    weight = outside.mul(bright + 0.001);
  }
  return ratio;
}

/// Share of light that is missing, CV_32FC1; 0 where it is not missing alike in all channels.
cv::Mat darkness(const cv::Mat& ratio) {
  cv::Mat result(ratio.size(), CV_32FC1);
  for (int y = 0; y < ratio.rows; ++y) {
    for (int x = 0; x < ratio.cols; ++x) {
      const auto& r = ratio.at<cv::Vec3f>(y, x);
      const double warm = std::max(r[0], r[1]) - r[2], cool = r[2] - std::min(r[0], r[1]);
      const double green = std::abs(r[0] - r[1]);
      const double missing = 1 - (r[0] + r[1] + r[2]) / 3;
      const bool alike = warm < kMaxColorChange && cool < kMaxColorChange + kBluer && green < kMaxColorChange;
      result.at<float>(y, x) = alike && missing < kDeepest ? static_cast<float>(missing) : 0.0F;
    }
  }
  cv::medianBlur(result, result, 5);
  return result;
}

/// Of the pixels that are at least faintly dark, those of parts that touch the object and are clearly dark
/// somewhere.
cv::Mat parts_at(const cv::Mat& object, const cv::Mat& dark) {
  cv::Mat labels, near;
  const cv::Mat faint = (dark > kFaint) & (object == 0);
  const int count = cv::connectedComponents(faint, labels, 8, CV_32S);
  cv::dilate(object, near, {}, {-1, -1}, 3);
  std::vector<int> touching(static_cast<std::size_t>(count), 0);
  std::vector<float> deepest(static_cast<std::size_t>(count), 0);
  for (int y = 0; y < labels.rows; ++y) {
    for (int x = 0; x < labels.cols; ++x) {
      const auto label = static_cast<std::size_t>(labels.at<int>(y, x));
      touching[label] += near.at<std::uint8_t>(y, x) != 0 ? 1 : 0;
      deepest[label] = std::max(deepest[label], dark.at<float>(y, x));
    }
  }
  constexpr int kLeastContact = 6;
  cv::Mat result = cv::Mat::zeros(labels.size(), CV_8UC1);
  for (int y = 0; y < labels.rows; ++y) {
    for (int x = 0; x < labels.cols; ++x) {
      const auto label = static_cast<std::size_t>(labels.at<int>(y, x));
      if (label > 0 && touching[label] >= kLeastContact && deepest[label] > kClear)
        result.at<std::uint8_t>(y, x) = 255;
    }
  }
  return result;
}
}  // namespace

Mask attached_shadow(const Mask& object, const Image& image, const ColorConverter& converter,
                     Progress& progress) {
  const Rect bounds = object.bounds();
  if (bounds.empty()) return Mask(image.size());
  const int reach = static_cast<int>(kReach * std::max(bounds.width, bounds.height)) + 32;
  const Rect area = bounds.grown(reach).intersected(Rect::of(image.size()));
  const double scale = std::min(1.0, kWorkSide / std::max(area.width, area.height));
  const cv::Size size(std::max(1, static_cast<int>(std::lround(area.width * scale))),
                      std::max(1, static_cast<int>(std::lround(area.height * scale))));
  Progress reducing = progress.part(0, 0.6), estimating = progress.part(0.6, 1);
  const cv::Mat light = linear(reduced_srgb(image, converter, area, size, reducing));
  cv::Mat covered;
  cv::resize(object.crop(area), covered, size, 0, 0, cv::INTER_AREA);
  covered = covered > 32;
  // The pixels at the object's edge are mixed with it: they say nothing.
  cv::Mat with_rim;
  cv::dilate(covered, with_rim, {}, {-1, -1}, 2);
  cv::Mat shadow = parts_at(with_rim, darkness(light_ratio(light, with_rim, estimating)));
  const int area_of_shadow = cv::countNonZero(shadow);
  if (area_of_shadow == 0 || area_of_shadow > kLargest * cv::countNonZero(covered)) return Mask(image.size());
  // Close up to the object and a little past the faintest pixels, then soft.
  cv::dilate(shadow, shadow, cv::getStructuringElement(cv::MORPH_ELLIPSE, {7, 7}));
  cv::GaussianBlur(shadow, shadow, {}, 1.5);
  cv::Mat values;
  cv::resize(shadow, values, {area.width, area.height}, 0, 0, cv::INTER_LINEAR);
  cv::min(values, 255 - object.crop(area), values);
  progress.update(1);
  return Mask::placed(image.size(), area, values);
}

}  // namespace pentimento::image
