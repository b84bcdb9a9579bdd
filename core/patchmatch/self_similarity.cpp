#include "patchmatch/self_similarity.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "base/random.h"
#include "patchmatch/bordered.h"
#include "patchmatch/match_cost.h"
#include "patchmatch/search.h"

namespace pentimento::patchmatch {
namespace {

constexpr double kLeastOffset = 1.0 / 15;  // of the long side (He and Sun)
constexpr double kBlur = 1.4142;           // of the histogram, px (He and Sun)
constexpr int kPeakRadius = 2;             // px
constexpr int kSweeps = 5;
constexpr int kRegular = 10;     // offsets that count for the regularity
constexpr double kTextured = 3;  // grey levels of standard deviation; flat patches are alike everywhere
constexpr double kPi = 3.14159265358979;

// Where there are sources in about one width and height of the hole around it.
cv::Rect surroundings(const Level& level) {
  const cv::Rect hole = cv::boundingRect(level.hole);
  const cv::Rect around(hole.x - hole.width, hole.y - hole.height, 3 * hole.width, 3 * hole.height);
  const cv::Rect inside = around & cv::Rect({0, 0}, level.size);
  return cv::boundingRect(level.source_ok(inside)) + inside.tl();
}

// The nearest other patch of every known patch around the hole.
Level matched_with_itself(const Level& level, const PatchDistance& distance, std::uint32_t seed,
                          const Progress& progress) {
  Level self = level;
  self.target_bytes = level.source_bytes;
  self.matches = MatchField(surroundings(level));
  self.centers = level.source_ok(self.matches.area());
  self.source_ok = level.source_ok(cv::Rect({0, 0}, level.size));  // of the picture alone
  const std::vector<cv::Point> sources = positions(self.source_ok);
  const int long_side = std::max(level.size.width, level.size.height);
  MatchCost cost;
  cost.distance = &distance;
  cost.min_offset = static_cast<float>(kLeastOffset * long_side);
  start_search(self, cost, sources, seed, progress);
  for (int k = 0; k < kSweeps; ++k) {
    const Sweep how{.radius = long_side,
                    .slack = 0,
                    .backwards = k % 2 == 1,
                    .anywhere = true,
                    .seed = mix(seed + static_cast<std::uint32_t>(k))};
    sweep(self, cost, sources, how, progress);
  }
  return self;
}

// CV_8UC1: above 0 where the patch shows more than one even tone.
cv::Mat textured(const Level& level) {
  cv::Mat luma, mean, squares;
  cv::extractChannel(level.source_bytes(cv::Rect({0, 0}, level.size)), luma, 0);
  luma.convertTo(luma, CV_32F);
  cv::boxFilter(luma, mean, -1, {kSide, kSide});
  cv::boxFilter(luma.mul(luma), squares, -1, {kSide, kSide});
  return squares - mean.mul(mean) > kTextured * kTextured;
}

// How many matches there are of each offset; (0, 0) is in the middle.
cv::Mat histogram(const Level& self) {
  cv::Mat counts = cv::Mat::zeros(2 * self.size.height + 1, 2 * self.size.width + 1, CV_32F);
  const cv::Mat shown = textured(self);
  for (const cv::Point& t : self.targets()) {
    if (shown.at<uchar>(t) == 0) continue;
    const Match& m = self.matches.at(t.x, t.y);
    counts.at<float>(m.y - t.y + self.size.height, m.x - t.x + self.size.width) += 1;
  }
  cv::GaussianBlur(counts, counts, {}, kBlur);
  return counts;
}

std::vector<cv::Point> peaks(const cv::Mat& counts) {
  cv::Mat highest;
  cv::dilate(counts, highest, cv::Mat::ones(2 * kPeakRadius + 1, 2 * kPeakRadius + 1, CV_8U));
  std::vector<cv::Point> found = positions((counts >= highest) & (counts > 0));
  std::stable_sort(found.begin(), found.end(),
                   [&](cv::Point a, cv::Point b) { return counts.at<float>(a) > counts.at<float>(b); });
  return found;
}

// The share of the matches under the highest peaks, each taken for a blurred point.
double regularity_of(const cv::Mat& counts, const std::vector<cv::Point>& peaks) {
  double top = 0;
  for (std::size_t k = 0; k < std::min<std::size_t>(kRegular, peaks.size()); ++k) {
    top += counts.at<float>(peaks[k]);
  }
  const double all = cv::sum(counts)[0];
  return all > 0 ? std::min(1.0, top * 2 * kPi * kBlur * kBlur / all) : 0;
}

}  // namespace

SelfSimilarity self_similarity(const Level& level, const PatchDistance& distance, std::size_t most,
                               std::uint32_t seed, const Progress& progress) {
  const cv::Mat counts = histogram(matched_with_itself(level, distance, seed, progress));
  SelfSimilarity found{peaks(counts), 0};
  found.regularity = regularity_of(counts, found.offsets);
  if (found.offsets.size() > most) found.offsets.resize(most);
  for (cv::Point& p : found.offsets) p -= cv::Point(level.size.width, level.size.height);
  return found;
}

}  // namespace pentimento::patchmatch
