#include "similarity/features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "similarity/reduced.h"

namespace pentimento::similarity {

namespace {
constexpr int kGrid = 4, kCells = kGrid * kGrid;
constexpr int kOrientations = 9;
constexpr int kLightnessBins = 4, kColorBins = 6, kBins = kLightnessBins * kColorBins * kColorBins;
constexpr std::array kSigmas = {0.8, 1.6, 3.2, 6.4};  // px of 128
constexpr int kQuarters = 4;
constexpr float kLeastWeight = 1e-3F;
// What says 1: this much of CIE76 difference, four times the contrast.
constexpr float kColorDistance = 50, kTextureOctaves = 4;
// Lightness that counts as an edge; weaker gradients are noise or a smooth surface.
constexpr float kEdge = 4;
constexpr float kBlockWeight = 0.5F;  // of the four kinds, squared: a quarter each

int cell_of(int x, int y, const cv::Mat& image, int grid) {
  return y * grid / image.rows * grid + x * grid / image.cols;
}

/// visit(x, y, weight) for all selected pixels.
template <typename Visit>
void for_selected(const cv::Mat& weight, const Visit& visit) {
  for (int y = 0; y < weight.rows; ++y) {
    const auto* row = weight.ptr<float>(y);
    for (int x = 0; x < weight.cols; ++x) {
      if (row[x] > kLeastWeight) visit(x, y, row[x]);
    }
  }
}

void append(std::vector<float>& values, const std::vector<float>& block, float scale) {
  for (const float value : block) values.push_back(kBlockWeight * scale * value);
}

std::vector<float> colors_in_place(const Reduced& picture) {
  std::vector<float> sums(3 * kCells), weights(kCells);
  for_selected(picture.weight, [&](int x, int y, float weight) {
    const auto cell = static_cast<std::size_t>(cell_of(x, y, picture.weight, kGrid));
    const auto& lab = picture.lab.at<cv::Vec3f>(y, x);
    for (std::size_t c = 0; c < 3; ++c) sums[3 * cell + c] += weight * lab[static_cast<int>(c)];
    weights[cell] += weight;
  });
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (weights[i / 3] > 0) sums[i] /= weights[i / 3];
  }
  return sums;
}

/// The two bins between whose centers `value` lies, and the share of the upper one.
struct SoftBin {
  int low, high;
  float share;
};
SoftBin soft_bin(float value, float from, float to, int bins) {
  const float at = std::clamp((value - from) / (to - from) * static_cast<float>(bins) - 0.5F, 0.0F,
                              static_cast<float>(bins - 1));
  const int low = static_cast<int>(at);
  return {low, std::min(low + 1, bins - 1), at - static_cast<float>(low)};
}

std::vector<float> color_histogram(const Reduced& picture) {
  constexpr float kReach = 60;  // of a* and b*: more saturated colors fall into the outermost bins
  std::vector<float> bins(kBins);
  float sum = 0;
  for_selected(picture.weight, [&](int x, int y, float weight) {
    const auto& lab = picture.lab.at<cv::Vec3f>(y, x);
    const std::array axes = {soft_bin(lab[0], 0, 100, kLightnessBins),
                             soft_bin(lab[1], -kReach, kReach, kColorBins),
                             soft_bin(lab[2], -kReach, kReach, kColorBins)};
    for (unsigned corner = 0; corner < 8; ++corner) {
      int bin = 0;
      float share = weight;
      for (unsigned axis = 0; axis < 3; ++axis) {
        const bool upper = (corner >> axis & 1U) != 0;
        bin = bin * (axis == 0 ? 1 : kColorBins) + (upper ? axes[axis].high : axes[axis].low);
        share *= upper ? axes[axis].share : 1 - axes[axis].share;
      }
      bins[static_cast<std::size_t>(bin)] += share;
    }
    sum += weight;
  });
  for (float& bin : bins) bin = sum > 0 ? std::sqrt(bin / sum) : 0;
  return bins;
}

/// Where all neighbors are selected too: filters see nothing of what lies outside.
cv::Mat inner(const cv::Mat& weight) {
  cv::Mat result;
  cv::erode(weight, result, cv::Mat(), {-1, -1}, 1, cv::BORDER_REPLICATE);
  return result;
}

std::vector<float> edges_in_place(const cv::Mat& lightness, const cv::Mat& weight) {
  cv::Mat dx, dy;
  cv::Sobel(lightness, dx, CV_32F, 1, 0, 3, 0.125, 0, cv::BORDER_REPLICATE);
  cv::Sobel(lightness, dy, CV_32F, 0, 1, 3, 0.125, 0, cv::BORDER_REPLICATE);
  std::vector<float> histograms(kCells * kOrientations), weights(kCells);
  for_selected(inner(weight), [&](int x, int y, float w) {
    const auto cell = static_cast<std::size_t>(cell_of(x, y, weight, kGrid));
    weights[cell] += w;
    const float gx = dx.at<float>(y, x), gy = dy.at<float>(y, x), magnitude = std::hypot(gx, gy);
    if (!(magnitude > 0)) return;
    // Unsigned: an edge from dark to bright is the one from bright to dark.
    float turn = std::atan2(gy, gx) / std::numbers::pi_v<float>;
    turn = (turn < 0 ? turn + 1 : turn) * kOrientations;
    const int low = static_cast<int>(turn) % kOrientations, high = (low + 1) % kOrientations;
    const float share = turn - std::floor(turn);
    histograms[cell * kOrientations + static_cast<std::size_t>(low)] += w * magnitude * (1 - share);
    histograms[cell * kOrientations + static_cast<std::size_t>(high)] += w * magnitude * share;
  });
  float norm = 0;
  for (std::size_t i = 0; i < histograms.size(); ++i) {
    if (weights[i / kOrientations] > 0) histograms[i] /= weights[i / kOrientations];
    norm += histograms[i] * histograms[i];
  }
  for (float& value : histograms) value /= std::sqrt(norm + kEdge * kEdge);
  return histograms;
}

cv::Mat blurred(const cv::Mat& values, const cv::Mat& weight, double sigma) {
  cv::Mat above, below;
  cv::GaussianBlur(values.mul(weight), above, {}, sigma, sigma, cv::BORDER_CONSTANT);
  cv::GaussianBlur(weight, below, {}, sigma, sigma, cv::BORDER_CONSTANT);
  return above / cv::max(below, kLeastWeight);
}

/// Logarithms of band energies: contrast counts by its factor.
std::vector<float> texture(const cv::Mat& lightness, const cv::Mat& weight) {
  std::vector<float> logarithms;
  cv::Mat finer = lightness;
  for (const double sigma : kSigmas) {
    const cv::Mat coarser = blurred(lightness, weight, sigma), band = finer - coarser;
    std::array<float, kQuarters> energy{}, sum{};
    for_selected(weight, [&](int x, int y, float w) {
      const auto quarter = static_cast<std::size_t>(cell_of(x, y, weight, 2));
      const float value = band.at<float>(y, x);
      energy[quarter] += w * value * value;
      sum[quarter] += w;
    });
    for (std::size_t i = 0; i < kQuarters; ++i) {
      logarithms.push_back(0.5F * std::log2(1 + (sum[i] > 0 ? energy[i] / sum[i] : 0)));
    }
    finer = coarser;
  }
  return logarithms;
}
}  // namespace

Features features_of(const image::Fill& fill, const image::Mask& mask) {
  Features features;
  constexpr std::size_t kCount = kCells * 3 + kBins + kCells * kOrientations + kSigmas.size() * kQuarters;
  const Reduced picture = reduced(fill, mask);
  if (picture.weight.empty()) {
    features.values.resize(kCount);
    return features;
  }
  cv::Mat lightness;
  cv::extractChannel(picture.lab, lightness, 0);
  append(features.values, colors_in_place(picture), 1 / (kColorDistance * kGrid));
  append(features.values, color_histogram(picture), std::numbers::sqrt2_v<float> / 2);
  append(features.values, edges_in_place(lightness, picture.weight), std::numbers::sqrt2_v<float> / 2);
  append(features.values, texture(lightness, picture.weight), 1 / (kTextureOctaves * 4));
  return features;
}

double distance(const Features& a, const Features& b) {
  double sum = 0;
  const std::size_t count = std::min(a.values.size(), b.values.size());
  for (std::size_t i = 0; i < count; ++i) {
    const double difference = a.values[i] - b.values[i];
    sum += difference * difference;
  }
  return std::sqrt(sum);
}

}  // namespace pentimento::similarity
