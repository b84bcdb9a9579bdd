#include "patchmatch/solve.h"

#include <cmath>
#include <iterator>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "base/random.h"
#include "patchmatch/features.h"
#include "patchmatch/pyramid.h"
#include "patchmatch/stage.h"

namespace pentimento::patchmatch {
namespace {

constexpr double kLayoutShare = 0.2;     // of the progress bar, when a layout is tried
constexpr std::size_t kFewSources = 16;  // a coarse level with fewer decides nothing

// Half the thickness of the thickest part of the hole, in px.
double half_thickness(const cv::Mat& hole) {
  cv::Mat framed, depth;
  cv::copyMakeBorder(hole, framed, 1, 1, 1, 1, cv::BORDER_REPLICATE);
  if (cv::countNonZero(framed) == static_cast<int>(framed.total())) return hole.cols + hole.rows;
  cv::distanceTransform(framed, depth, cv::DIST_L2, cv::DIST_MASK_5);
  double deepest = 0;
  cv::minMaxLoc(depth, nullptr, &deepest);
  return deepest;
}

int level_count(const Problem& problem, const Settings& settings) {
  const double thickness = half_thickness(problem.hole);
  const int short_side = std::min(problem.hole.cols, problem.hole.rows);
  int count = 1;
  while (short_side / std::pow(settings.ratio, count) >= settings.coarsest_short_side &&
         thickness / std::pow(settings.ratio, count - 1) > settings.coarsest_half_thickness) {
    ++count;
  }
  return count;
}

// The working picture at the size of each level, from coarse to fine, without levels that are too coarse to
// solve.
std::vector<Stage> make_stages(const Problem& problem, const Settings& settings, std::uint32_t seed,
                               const Progress& progress) {
  const int count = level_count(problem, settings);
  std::vector<Stage> stages;
  for (int below = count - 1; below >= 0; --below) {
    const float coarseness = count > 1 ? static_cast<float>(below) / (count - 1) : 0;
    const cv::Size size = divided(problem.hole.size(), std::pow(settings.ratio, below));
    Stage stage(problem, size, coarseness, settings, hash(seed, static_cast<std::uint32_t>(below), 1),
                progress);
    if (stage.solvable(below > 0 ? kFewSources : 1)) stages.push_back(std::move(stage));
  }
  return stages;
}

// Starts from pages that fit, on the finest level, or from copies where that is wanted, on the finest level
// that is small enough; the coarser ones have nothing to say then.
bool laid_out(std::vector<Stage>& stages, const Settings& settings, Progress progress) {
  auto first = stages.end() - 1;
  if (!first->start_from_pages(progress)) {
    if (!settings.copy_patterns) return false;
    first = stages.begin();
    while (first + 1 != stages.end() && (first + 1)->targets() <= settings.layout_targets) ++first;
    if (!first->start_from_copies(progress)) return false;
  }
  stages = {std::make_move_iterator(first), std::make_move_iterator(stages.end())};
  for (Stage& stage : stages) stage.keep_layout();
  return true;
}

bool diffuses(const Stage& stage, int index, const Settings& settings) {
  return index < settings.diffusion_levels && settings.diffusion_steps > 0 &&
         stage.pairs() < settings.diffusion_pairs;
}

// Roughly how long a stage takes, in patch comparisons.
double work(const Stage& stage, int index, const Settings& settings) {
  const double found = static_cast<double>(stage.targets()) * stage.rounds() * settings.sweeps * 30;
  const double exact = stage.pairs() < settings.exhaustive_pairs ? 2 * stage.pairs() : 0;
  return found + exact +
         (diffuses(stage, index, settings) ? 2 * settings.diffusion_steps * stage.pairs() : 0);
}

void run(Stage& stage, bool finest, const Settings& settings, Progress progress) {
  const int rounds = stage.rounds();
  for (int round = 0; round < rounds; ++round) {
    const bool last = round == rounds - 1;
    const double change = stage.improve(round, finest && last, progress);
    progress.update(static_cast<double>(round + 1) / rounds);
    if (change >= settings.settled || round == 0 || last) continue;
    if (!finest) break;
    round = rounds - 2;  // the last vote is different
  }
}

}  // namespace

std::optional<Solution> solve(const Problem& problem, const Settings& settings, std::uint32_t seed,
                              Progress& progress, const PreviewSink& preview) {
  std::vector<Stage> stages = make_stages(problem, settings, seed, progress);
  if (stages.empty() || stages.back().level().size != problem.hole.size()) return std::nullopt;
  const bool laid = laid_out(stages, settings, progress.part(0, kLayoutShare));
  if (laid && preview) preview(rgb_of(stages.front().features()));
  Progress solving = progress.part(settings.copy_patterns ? kLayoutShare : 0, 1);
  std::vector<double> cost;
  for (std::size_t k = 0; k < stages.size(); ++k)
    cost.push_back(work(stages[k], static_cast<int>(k), settings));
  const double all = std::accumulate(cost.begin(), cost.end(), 0.0);
  double done = 0;
  for (std::size_t k = 0; k < stages.size(); ++k) {
    Stage& stage = stages[k];
    const int index = static_cast<int>(k);
    if (index < settings.min_offset_levels) {
      stage.forbid_near(settings.min_offset * std::max(stage.level().size.width, stage.level().size.height));
    }
    if (index == 0) {
      if (!laid) stage.start(problem.start, progress);
    } else {
      stage.start_from(stages[k - 1], progress);
    }
    if (!laid && diffuses(stage, index, settings)) stage.diffuse(index, progress);
    run(stage, k + 1 == stages.size(), settings, solving.part(done / all, (done + cost[k]) / all));
    done += cost[k];
    if (preview) preview(rgb_of(stage.features()));
  }
  const Stage& finest = stages.back();
  return Solution{finest.level(), finest.cost(), finest.weighing(true), finest.features()};
}

}  // namespace pentimento::patchmatch
