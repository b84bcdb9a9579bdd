#include "patchmatch/retarget.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "base/random.h"
#include "patchmatch/pyramid.h"
#include "patchmatch/seam_carving.h"
#include "patchmatch/smooth_fill.h"
#include "patchmatch/stage.h"

namespace pentimento::patchmatch {
namespace {

constexpr double kShortSide = 120;   // px of the canvas while things are arranged
constexpr double kMostPixels = 5e4;  // of the canvas meanwhile: panoramas (time)
constexpr int kRounds = 3;           // of search and vote, to heal what was carved
constexpr float kUpright = 3000;     // see Settings::vertical_reach

cv::Mat all(cv::Size size, int value) {
  return {size, CV_8U, cv::Scalar(value)};
}

cv::Mat stretched(const cv::Mat& picture, cv::Size size) {
  cv::Mat out;
  cv::resize(picture, out, size, 0, 0, cv::INTER_AREA);
  return out;
}

// The whole page as it is stretched over the whole canvas.
cv::Matx33d stretch(cv::Size page, cv::Size canvas) {
  return cv::Matx33d::diag(
      {static_cast<double>(canvas.width) / page.width, static_cast<double>(canvas.height) / page.height, 1});
}

// Never larger: what is shown is as sharp as the picture.
Page scaled_to(const Page& picture, cv::Size canvas, const Progress& progress) {
  const double area = static_cast<double>(canvas.area()) / static_cast<double>(picture.values.total());
  if (area >= 1) return {picture.values, picture.known, picture.known};
  const cv::Size size = divided(picture.values.size(), 1 / std::sqrt(area));
  const KnownAverage small = average_known(picture.values, picture.known, size, progress);
  return {small.values, small.known, small.known};
}

// `features` with every patch one of `source`.
cv::Mat made_of(Page source, const cv::Mat& features, const Settings& settings, std::uint32_t seed,
                const Progress& progress) {
  const cv::Size size = features.size();
  source.to_picture = stretch(source.values.size(), size);
  const Problem problem{{features, all(size, 255), all(size, 0)}, all(size, 255), {source}};
  Stage stage(problem, size, 1, settings, seed, progress);
  if (!stage.solvable(1)) return features;
  stage.start(features, progress);
  for (int round = 0; round < kRounds; ++round) stage.improve(round, false, progress);
  return stage.features().clone();
}

}  // namespace

FullSize on_canvas(const Page& picture, cv::Size size, const Progress& progress) {
  cv::Mat values = picture.values;
  if (cv::countNonZero(picture.known) < static_cast<int>(picture.known.total())) {
    values = smooth_fill(values, picture.known, cv::Scalar::all(0.5), progress);
  }
  FullSize full{{stretched(values, size), all(size, 255), all(size, 0)}, all(size, 255)};
  Page page = scaled_to(picture, size, progress);
  page.to_picture = stretch(page.values.size(), size);
  full.pages.push_back(std::move(page));
  return full;
}

cv::Mat rearranged(const Problem& problem, const Settings& settings, std::uint32_t seed, Progress progress) {
  const cv::Size canvas = problem.hole.size();
  const double factor = std::max(
      {1.0, std::min(canvas.width, canvas.height) / kShortSide, std::sqrt(canvas.area() / kMostPixels)});
  const Page source = reduced(problem.pages.front(), {1 / factor, 1 / factor}, progress);
  const cv::Mat features = carved(source.values, divided(canvas, factor), progress);
  progress.update(0.5);
  Settings arranging = settings;
  arranging.start_noise = 0;
  arranging.reach = 0;
  arranging.vertical_reach = arranging.vertical_reach_coarsest = kUpright;
  cv::Mat arranged = made_of(source, features, arranging, hash(seed, 0, 4), progress);
  progress.update(1);
  return arranged;
}

}  // namespace pentimento::patchmatch
