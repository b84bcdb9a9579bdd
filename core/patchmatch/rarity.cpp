#include "patchmatch/rarity.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "patchmatch/bordered.h"
#include "patchmatch/features.h"
#include "patchmatch/match_cost.h"
#include "patchmatch/pyramid.h"
#include "patchmatch/search.h"
#include "patchmatch/smooth_fill.h"

namespace pentimento::patchmatch {
namespace {

// px of the long side: a patch covers a tenth, which shows whole things. (At 48, all is unlike all.)
constexpr double kLongSide = 72;
constexpr double kAround = 3;  // sigma, px: not to prefer what is smooth within one texture
constexpr int kStep = 2;       // from one patch that is asked to the next (time)

// 255 at every `step`th pixel of every `step`th row.
cv::Mat every(int step, cv::Size size) {
  cv::Mat mask = cv::Mat::zeros(size, CV_8U);
  for (int y = 0; y < size.height; y += step) {
    for (int x = 0; x < size.width; x += step) mask.at<uchar>(y, x) = 255;
  }
  return mask;
}

// The whole of `picture`, to be searched in itself.
Level level_of(const Page& picture, const cv::Mat& features, const Progress& progress) {
  const cv::Size size = picture.values.size();
  Level level = make_level(cv::Mat(size, CV_8U, cv::Scalar(255)), {picture}, progress);
  level.source_bytes = make_bordered(size, CV_8UC4);
  to_bytes(features, level.source_bytes, progress);
  level.target_bytes = level.source_bytes;
  level.matches = MatchField({{}, size});
  return level;
}

// Means around each pixel of what is above 0 in `where`.
cv::Mat spread(const cv::Mat& values, const cv::Mat& where) {
  cv::Mat sum, weight;
  cv::Mat(where > 0).convertTo(weight, CV_32F, 1 / 255.0);
  cv::GaussianBlur(values, sum, {}, kAround);
  cv::GaussianBlur(weight, weight, {}, kAround);
  return sum / cv::max(weight, 1e-3F);
}

}  // namespace

cv::Mat rarity(const Page& picture, const Settings& settings, const Progress& progress) {
  const cv::Size full = picture.values.size();
  const double long_side = std::max(full.width, full.height);
  const cv::Size size = divided(full, std::max(1.0, long_side / kLongSide));
  const Page small = reduced(picture, ratio_of(size, full), progress);
  const cv::Mat features = bordered_copy(small.values);
  Level level = level_of(small, features, progress);
  MatchCost cost = cost_of_looks(settings);
  cost.min_offset = settings.elsewhere * static_cast<float>(std::max(size.width, size.height));
  cost.source_means = cost.target_means = patch_means(features);
  cost.adapts = true;
  const cv::Mat asked = level.source_ok & every(kStep, size);
  const std::vector<cv::Point> targets = positions(asked);
  search_exhaustively(level, cost, targets, positions(level.source_ok), progress);
  cv::Mat misfits = cv::Mat::zeros(size, CV_32F);
  for (const cv::Point& t : targets) {
    const Match& match = level.matches.at(t.x, t.y);
    if (match.valid()) misfits.at<float>(t) = match.cost / kPixels;
  }
  return spread(misfits, asked);
}

cv::Mat rarity_around(const cv::Mat& rarity, const cv::Mat& hole, const Progress& progress) {
  const cv::Mat known = shrink_mask(hole, rarity.size(), progress) == 0;
  cv::Mat around;  // of three channels, as pictures have
  cv::merge(std::vector<cv::Mat>(3, rarity), around);
  cv::extractChannel(smooth_fill(around, known, cv::Scalar::all(0), progress), around, 0);
  return around;
}

}  // namespace pentimento::patchmatch
