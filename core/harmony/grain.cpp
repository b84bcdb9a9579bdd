#include "harmony/grain.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace pentimento::harmony {

namespace {
constexpr int kBlock = 16;
constexpr double kMostGrain = 0.1;
constexpr double kFlattest = 0.2;  // share of the blocks that count

/// Of white noise with deviation 1 the mean of |second differences| is this: 6 * sqrt(2 / pi).
const double kResponse = 6 * std::sqrt(2 / CV_PI);

double grain_of_blocks(const cv::Mat& differences, const cv::Mat& mask) {
  std::vector<double> blocks;
  for (int y = 0; y + kBlock <= mask.rows; y += kBlock) {
    for (int x = 0; x + kBlock <= mask.cols; x += kBlock) {
      const cv::Rect block(x, y, kBlock, kBlock);
      if (cv::countNonZero(mask(block)) < kBlock * kBlock) continue;
      blocks.push_back(cv::mean(differences(block))[0] / kResponse);
    }
  }
  if (blocks.empty()) return 0;
  const auto at = static_cast<std::ptrdiff_t>(static_cast<double>(blocks.size()) * kFlattest);
  std::nth_element(blocks.begin(), blocks.begin() + at, blocks.end());
  return std::min(blocks[static_cast<std::size_t>(at)], kMostGrain);
}
}  // namespace

cv::Vec3d grain_of(const cv::Mat& picture, const cv::Mat& mask) {
  static const cv::Mat kSecondDifferences = (cv::Mat_<float>(3, 3) << 1, -2, 1, -2, 4, -2, 1, -2, 1);
  cv::Mat inside;
  cv::erode(mask > 0, inside, {});  // the filter looks one pixel further
  cv::Vec3d grain;
  for (int c = 0; c < 3; ++c) {
    cv::Mat differences;
    cv::extractChannel(picture, differences, c);
    cv::filter2D(differences, differences, CV_32F, kSecondDifferences);
    cv::absdiff(differences, cv::Scalar(0), differences);
    grain[c] = grain_of_blocks(differences, inside);
  }
  return grain;
}

void add_grain(cv::Mat& picture, const cv::Vec3d& wanted, const cv::Vec3d& there, std::uint64_t seed) {
  cv::Vec3d missing;
  for (int c = 0; c < 3; ++c) missing[c] = wanted[c] * wanted[c] - there[c] * there[c];
  const double shared = std::max(0.0, std::min({missing[0], missing[1], missing[2]}));
  if (shared <= 0 && std::max({missing[0], missing[1], missing[2]}) <= 0) return;
  cv::RNG random(seed ^ 0x9E3779B97F4A7C15ULL);
  cv::Mat common(picture.size(), CV_32FC1);
  random.fill(common, cv::RNG::NORMAL, 0, std::sqrt(shared));
  std::vector<cv::Mat> channels;
  cv::split(picture, channels);
  for (int c = 0; c < 3; ++c) {
    cv::Mat own(picture.size(), CV_32FC1);
    random.fill(own, cv::RNG::NORMAL, 0, std::sqrt(std::max(0.0, missing[c] - shared)));
    channels[static_cast<std::size_t>(c)] += common + own;
  }
  cv::merge(channels, picture);
}

}  // namespace pentimento::harmony
