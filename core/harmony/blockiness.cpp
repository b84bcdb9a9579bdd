#include "harmony/blockiness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

namespace pentimento::harmony {

namespace {
constexpr int kSide = 8;
constexpr int kFewestLines = 4;  // of every phase

constexpr std::array<int, 64> kLuminance = {
    16, 11,  10,  16, 24, 40, 51, 61, 12,  12,  14,  19,  26, 58, 60, 55,  14,  13,  16,  24, 40, 57,
    69, 56,  14,  17, 22, 29, 51, 87, 80,  62,  18,  22,  37, 56, 68, 109, 103, 77,  24,  35, 55, 64,
    81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98,  112, 100, 103, 99};
constexpr std::array<int, 64> kChrominance = {17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99,
                                              24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
                                              99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
                                              99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99};

cv::Mat steps_of(const std::array<int, 64>& table, int quality) {
  const int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;  // as libjpeg scales its tables
  cv::Mat steps(kSide, kSide, CV_32FC1);
  for (int i = 0; i < 64; ++i) {
    const int step = (table[static_cast<std::size_t>(i)] * scale + 50) / 100;
    steps.at<float>(i / kSide, i % kSide) = static_cast<float>(std::clamp(step, 1, 255)) / 255;
  }
  return steps;
}

/// Mean size of the second differences across each of the 8 phases of columns.
std::array<double, kSide> phases_of(const cv::Mat& gray, const cv::Mat& mask) {
  static const cv::Mat kAcross = (cv::Mat_<float>(1, 4) << 0.5F, -1.5F, 1.5F, -0.5F);
  cv::Mat jump, usable;
  cv::filter2D(gray, jump, CV_32F, kAcross, {2, 0}, 0, cv::BORDER_REPLICATE);  // between x - 1 and x
  jump = cv::min(cv::abs(jump), 0.1);  // edges of things say nothing about blocks
  cv::erode(mask, usable, cv::Mat::ones(1, 5, CV_8UC1), {-1, -1}, 1, cv::BORDER_CONSTANT, cv::Scalar(0));
  std::array<double, kSide> sum{}, count{};
  for (int y = 0; y < gray.rows; ++y) {
    for (int x = 0; x < gray.cols; ++x) {
      if (usable.at<std::uint8_t>(y, x) == 0) continue;
      const auto phase = static_cast<std::size_t>(x % kSide);
      sum[phase] += jump.at<float>(y, x);
      count[phase] += 1;
    }
  }
  for (std::size_t i = 0; i < kSide; ++i) {
    if (count[i] < kFewestLines * kSide) return {};
    sum[i] /= count[i];
  }
  return sum;
}

/// The phase that stands out, and by how much.
std::pair<int, double> strongest(const std::array<double, kSide>& phases) {
  const auto most = std::max_element(phases.begin(), phases.end());
  std::array<double, kSide> sorted = phases;
  std::sort(sorted.begin(), sorted.end());
  const double usual = (sorted[3] + sorted[4]) / 2;
  if (usual < 1e-6) return {0, *most > 1e-4 ? 1 : 0};
  // The second largest would stand out nearly as much by chance.
  const double chance = sorted[6] / usual - 1;
  const double excess = *most / usual - 1;
  return {static_cast<int>(most - phases.begin()), excess > 2 * chance ? excess : 0};
}

void compress_block(cv::Mat block, const cv::Mat& steps) {
  cv::Mat waves;
  cv::dct(block, waves);
  waves /= steps;
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) waves.at<float>(y, x) = std::nearbyint(waves.at<float>(y, x));
  }
  waves = waves.mul(steps);
  cv::idct(waves, block);
}

void compress_channel(cv::Mat& channel, const cv::Mat& steps) {
  cv::parallel_for_({0, channel.rows / kSide}, [&](const cv::Range& range) {
    for (int row = range.start; row < range.end; ++row) {
      for (int x = 0; x < channel.cols; x += kSide) {
        compress_block(channel(cv::Rect(x, row * kSide, kSide, kSide)), steps);
      }
    }
  });
}
}  // namespace

Blockiness blockiness_of(const cv::Mat& picture, const cv::Mat& mask) {
  cv::Mat gray;
  cv::cvtColor(picture, gray, cv::COLOR_RGB2GRAY);
  const auto [x, across] = strongest(phases_of(gray, mask));
  const auto [y, down] = strongest(phases_of(gray.t(), mask.t()));
  return {std::min(across, down), {x, y}};  // JPEG shows both ways; lines of a thing show one
}

cv::Mat compressed(const cv::Mat& picture, int quality, cv::Point grid) {
  const int left = (kSide - grid.x) % kSide, top = (kSide - grid.y) % kSide;
  const auto rest = [](int length) { return (kSide - length % kSide) % kSide; };
  cv::Mat padded, ycc;
  cv::copyMakeBorder(picture, padded, top, rest(picture.rows + top), left, rest(picture.cols + left),
                     cv::BORDER_REPLICATE);
  cv::cvtColor(padded, ycc, cv::COLOR_RGB2YCrCb);
  std::vector<cv::Mat> channels;
  cv::split(ycc, channels);
  for (cv::Mat& channel : channels) channel -= 0.5F;
  compress_channel(channels[0], steps_of(kLuminance, quality));
  compress_channel(channels[1], steps_of(kChrominance, quality));
  compress_channel(channels[2], steps_of(kChrominance, quality));
  for (cv::Mat& channel : channels) channel += 0.5F;
  cv::merge(channels, ycc);
  cv::cvtColor(ycc, padded, cv::COLOR_YCrCb2RGB);
  return padded(cv::Rect(left, top, picture.cols, picture.rows)).clone();
}

cv::Mat with_blocks(const cv::Mat& picture, const cv::Mat& mask, const Blockiness& wanted) {
  if (wanted.strength < Blockiness::kLeast) return picture;
  cv::Mat best = picture;
  double nearest = std::abs(wanted.strength - blockiness_of(picture, mask).strength);
  for (const int quality : {92, 85, 75, 62, 50, 38, 28, 20}) {
    cv::Mat made = compressed(picture, quality, wanted.grid);
    const Blockiness there = blockiness_of(made, mask);
    const double distance = std::abs(wanted.strength - there.strength);
    if (distance < nearest) std::tie(nearest, best) = std::pair(distance, made);
    if (there.strength > wanted.strength) break;
  }
  return best;
}

}  // namespace pentimento::harmony
