#include "harmony/grain.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "base/parallel.h"

namespace pentimento::harmony {

namespace {
constexpr int kBlock = 16;
constexpr double kMostGrain = 0.1;
constexpr double kFlattest = 0.2;  // share of the blocks that count

/// Of white noise with deviation 1 the mean of |second differences| is this: 6 * sqrt(2 / pi).
const double kResponse = 6 * std::sqrt(2 / CV_PI);

using Grains = std::vector<cv::Vec3d>;

/// Of each block of a row of blocks that lies all in `mask`; `rows` is that part of the picture.
Grains grains_of_blocks(const cv::Mat& rows, const cv::Mat& mask) {
  static const cv::Mat kSecondDifferences = (cv::Mat_<float>(3, 3) << 1, -2, 1, -2, 4, -2, 1, -2, 1);
  Grains blocks;
  cv::Mat differences;
  for (int x = 0; x + kBlock <= mask.cols; x += kBlock) {
    const cv::Range columns(x, x + kBlock);
    if (cv::countNonZero(mask.colRange(columns)) < kBlock * kBlock) continue;
    if (differences.empty()) {
      cv::filter2D(rows, differences, CV_32F, kSecondDifferences);  // looks beyond the rows, too
      differences = cv::abs(differences);
    }
    const cv::Scalar mean = cv::mean(differences.colRange(columns)) / kResponse;
    blocks.emplace_back(mean[0], mean[1], mean[2]);
  }
  return blocks;
}

double flattest(const Grains& grains, int channel) {
  std::vector<double> blocks;
  for (const cv::Vec3d& grain : grains) blocks.push_back(grain[channel]);
  if (blocks.empty()) return 0;
  const auto at = static_cast<std::ptrdiff_t>(static_cast<double>(blocks.size()) * kFlattest);
  std::nth_element(blocks.begin(), blocks.begin() + at, blocks.end());
  return std::min(blocks[static_cast<std::size_t>(at)], kMostGrain);
}
}  // namespace

cv::Vec3d grain_of(const cv::Mat& picture, const cv::Mat& mask) {
  cv::Mat inside;
  cv::erode(mask > 0, inside, {});  // the filter looks one pixel further
  std::vector<Grains> by_row(static_cast<std::size_t>(mask.rows / kBlock));
  for_bands(0, mask.rows / kBlock, 1, Progress(), [&](int row, int) {
    const cv::Range rows(row * kBlock, (row + 1) * kBlock);
    by_row[static_cast<std::size_t>(row)] = grains_of_blocks(picture.rowRange(rows), inside.rowRange(rows));
  });
  Grains all;
  for (const Grains& grains : by_row) all.insert(all.end(), grains.begin(), grains.end());
  return {flattest(all, 0), flattest(all, 1), flattest(all, 2)};
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
