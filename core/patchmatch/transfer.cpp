#include "patchmatch/transfer.h"

#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "base/parallel.h"
#include "base/random.h"
#include "base/system.h"
#include "patchmatch/bordered.h"
#include "patchmatch/gradient_finish.h"
#include "patchmatch/light.h"
#include "patchmatch/pyramid.h"
#include "patchmatch/search.h"
#include "patchmatch/upsample.h"

namespace pentimento::patchmatch {
namespace {

constexpr int kRefineRadius = 2;  // px; what the coarser octave could not resolve
constexpr float kLeastScale = 3;  // grey levels^2 of cost per pixel that are noise
constexpr float kMisfit = 10;  // grey levels^2 of cost per pixel: pieces that fit worse show where they meet
constexpr float kCenterWeight = 0.5F;  // prefers patches centered near the pixel
constexpr float kUnknownCost =
    100;  // of all patches before the first search: they differ by kCenterWeight only

// The picture where target patches lie.
cv::Mat target_of(const Level& level) {
  cv::Mat target = make_unset_bordered(level.size, CV_8UC3);
  const cv::Rect area = level.hole_area();
  level.source_bytes(area).copyTo(target(area));
  return target;
}

Level level_of(const cv::Mat& hole, const std::vector<Page>& pages, Wrap wrap, const Progress& progress) {
  Level level = make_level(hole, pages, progress, wrap);
  level.source_bytes = joined_values(pages, level.pages);
  level.target_bytes = target_of(level);
  return level;
}

std::vector<PageView> all_pages(const FullSize& full) {
  std::vector<PageView> pages{full.picture};
  pages.insert(pages.end(), full.pages.begin(), full.pages.end());
  return pages;
}

// The `index`th of the picture's octaves.
Page reduced_picture(const FullSize& full, std::size_t index, cv::Point2d ratio, const Progress& progress) {
  std::vector<cv::Mat> own;
  std::vector<cv::Mat>& kept = full.octaves != nullptr ? *full.octaves : own;
  Page page = reduced(full.picture, ratio, progress, CV_8U, index < kept.size() ? kept[index] : cv::Mat());
  if (index == kept.size()) kept.push_back(page.values);
  return page;
}

Level make_octave(const FullSize& full, std::size_t index, cv::Size size, Wrap wrap,
                  const Progress& progress) {
  const cv::Point2d ratio = ratio_of(size, full.hole.size());
  std::vector<Page> pages{reduced_picture(full, index, ratio, progress)};
  for (const Page& page : full.pages) pages.push_back(reduced(page, ratio, progress, CV_8U));
  return level_of(shrink_mask(full.hole, size, progress), pages, wrap, progress);
}

void forget_costs(Level& level) {
  const cv::Rect area = level.matches.area();
  for (int y = area.y; y < area.br().y; ++y) {
    for (int x = area.x; x < area.br().x; ++x) level.matches.at(x, y).cost = kUnknownCost;
  }
}

// Any allowed sources, for the few targets that have lost theirs.
std::vector<cv::Point> some_sources(const Level& level) {
  constexpr int kStep = 7;
  std::vector<cv::Point> found;
  for (int y = 0; y < level.source_ok.rows; y += kStep) {
    for (int x = 0; x < level.source_ok.cols; x += kStep) {
      if (level.ok(x, y)) found.emplace_back(x, y);
    }
  }
  return found.empty() ? positions(level.source_ok) : found;
}

void vote(Level& level, const Weighing& weighing, const Progress& progress) {
  level.matches.wrap(level.wrap);
  vote_bytes(level, weighing, progress);
  wrap_border(level.target_bytes, level.size, level.wrap);
}

void refine(Level& level, const MatchCost& cost, const Weighing& weighing, const Settings& settings,
            std::uint32_t seed, const Progress& progress) {
  const std::vector<cv::Point> sources = some_sources(level);
  if (sources.empty()) return;
  allow_matches(level, cost, sources, seed, progress);
  forget_costs(level);
  vote(level, weighing, progress);
  start_search(level, cost, sources, seed, progress);
  sweep(level, cost, sources, {.radius = kRefineRadius, .slack = settings.transfer_slack, .seed = seed},
        progress);
  level.matches.wrap(level.wrap);
}

// Sizes between the working size and the full size, each twice the one before.
std::vector<cv::Size> octaves(cv::Size working, cv::Size full) {
  const double ratio = static_cast<double>(full.width) / working.width;
  const int count = static_cast<int>(std::ceil(std::log2(ratio) - 0.01));
  std::vector<cv::Size> sizes;
  for (int k = count - 1; k > 0; --k) sizes.push_back(divided(full, std::pow(2.0, k)));
  return sizes;
}

// The hole of a picture, copied.
struct Copies {
  cv::Mat picture;    // CV_32FC3
  cv::Rect area;      // the hole and what is around it
  cv::Mat hole;       // CV_8UC1, there
  cv::Mat known;      // CV_8UC1, there
  Gradient gradient;  // there
};

// What of a picture of `size` lies under `area` of the working picture.
cv::Rect under(cv::Rect area, cv::Size working, cv::Size size) {
  const double sx = static_cast<double>(size.width) / working.width,
               sy = static_cast<double>(size.height) / working.height;
  const cv::Point corner(cvFloor(area.x * sx), cvFloor(area.y * sy)),
      end(cvCeil(area.br().x * sx), cvCeil(area.br().y * sy));
  return cv::Rect(corner, end) & cv::Rect({}, size);
}

// The picture where somebody looks at it, or its light is compared; memory elsewhere is never touched.
cv::Mat canvas_of(const FullSize& full, const Level& working, const Progress& progress) {
  const cv::Rect all({}, full.hole.size());
  const cv::Rect part =
      full.wanted.empty() ? all : full.wanted | under(working.hole_area(), working.size, all.size());
  cv::Mat canvas(all.size(), CV_32FC3);
  for_bands(part.y, part.br().y, 64, progress, [&](int begin, int end) {
    const cv::Rect rows(part.x, begin, part.width, end - begin);
    write_floats(full.picture.values.part(rows), canvas(rows));
  });
  return canvas;
}

// `known`: CV_8UC1 in level.hole_area().
Copies copied(const FullSize& full, const cv::Mat& known, const Level& working, const Level& level,
              const MatchCost& cost, const Weighing& weighing, const Progress& progress) {
  const cv::Rect area = level.hole_area();
  Copies copies{canvas_of(full, working, progress), area, full.hole.part(area), known, {}};
  copies.gradient =
      vote_samples(level, copies.hole, cost, weighing, all_pages(full), copies.picture, progress);
  return copies;
}

// The known pixels around the hole, and what may be copied given up: the full size has its level.
cv::Mat take_known(FullSize& full, const Level& level) {
  cv::Mat known = full.picture.known(level.hole_area()).clone();
  for (cv::Mat* mask : {&full.picture.known, &full.picture.sources}) mask->release();
  return known;
}

Copies copied_by_octaves(FullSize full, Solution solution, const Settings& settings, std::uint32_t seed,
                         Progress& progress) {
  MatchCost cost;
  cost.distance = settings.distance;
  const Weighing weighing{
      settings.transfer_softness, settings.transfer_softness, false, kLeastScale, kMisfit, kCenterWeight, {}};
  const Level& working = solution.level;
  const cv::Mat light = light_of(working, solution.features);
  solution.features.release();
  const std::vector<cv::Size> sizes = octaves(working.size, full.hole.size());
  Level level;
  const auto coarser = [&]() -> const Level& { return level.size.empty() ? working : level; };
  for (std::size_t k = 0; k < sizes.size(); ++k) {
    Level fine = make_octave(full, k, sizes[k], settings.wrap, progress);
    upsample_matches(coarser(), fine, progress);
    level = std::move(fine);
    refine(level, cost, weighing, settings, hash(seed, static_cast<std::uint32_t>(k), 2), progress);
    level.keep_matches();
    give_back_freed_memory();
    progress.update(std::pow(4.0, static_cast<double>(k) - static_cast<double>(sizes.size())));
  }
  // Of the full size nothing is searched: patches that were moved by single pixels once more left joints more
  // ragged (measured: grain 1.10 of that around instead of 1.06).
  Level finest = make_targets(full.hole, settings.wrap);
  finest.pages = lay_side_by_side(all_pages(full));
  const cv::Mat known = take_known(full, finest);
  upsample_matches(coarser(), finest, progress);
  finest.keep_matches();
  finest.matches.wrap(finest.wrap);
  level = std::move(finest);
  give_back_freed_memory();
  Copies copies = copied(full, known, working, level, cost, weighing, progress);
  restore_light(working, light, full.hole, settings, copies.picture, progress);
  return copies;
}

Copies copied_as_solved(const FullSize& full, const Solution& solution, const Progress& progress) {
  const Level& level = solution.level;
  const cv::Mat known = full.picture.known(level.hole_area());
  return copied(full, known, level, level, solution.cost, solution.weighing, progress);
}

}  // namespace

cv::Mat transfer(FullSize full, Solution solution, const Settings& settings, std::uint32_t seed,
                 Progress& progress) {
  const cv::Size size = full.hole.size();
  const float scale = static_cast<float>(size.width) / solution.level.size.width;
  Copies copies = solution.level.size == size
                      ? copied_as_solved(full, solution, progress)
                      : copied_by_octaves(std::move(full), std::move(solution), settings, seed, progress);
  give_back_freed_memory();
  if (cv::countNonZero(copies.hole) < size.area()) {
    finish_gradients({std::exchange(copies.gradient, {}), copies.hole > 0, copies.known,
                      settings.finish_reach * scale, settings.bias_luma / 255, scale},
                     copies.picture(copies.area), progress);
  }
  return copies.picture;
}

}  // namespace pentimento::patchmatch
