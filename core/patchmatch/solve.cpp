#include "patchmatch/solve.h"

#include <cmath>
#include <memory>
#include <opencv2/imgproc.hpp>
#include <utility>
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

// A size of the picture: what makes a Stage.
struct Rung {
  cv::Size size;
  float coarseness;
  std::uint32_t seed;
};

// From coarse to fine.
std::vector<Rung> plan_rungs(const Problem& problem, const Settings& settings, std::uint32_t seed) {
  const double thickness = half_thickness(problem.hole);
  const double ratio = thickness < settings.thin ? settings.thin_ratio : settings.ratio;
  const int short_side = std::min(problem.hole.cols, problem.hole.rows);
  int count = 1;
  while (short_side / std::pow(ratio, count) >= settings.coarsest_short_side &&
         thickness / std::pow(ratio, count - 1) > settings.coarsest_half_thickness) {
    ++count;
  }
  std::vector<Rung> rungs;
  for (int below = count - 1; below >= 0; --below) {
    const float coarseness = count > 1 ? static_cast<float>(below) / (count - 1) : 0;
    rungs.push_back({divided(problem.hole.size(), std::pow(ratio, below)), coarseness,
                     hash(seed, static_cast<std::uint32_t>(below), 1)});
  }
  return rungs;
}

// The levels, each built when it is its turn: a stage is much of an edit's memory.
class Ladder {
 public:
  Ladder(const Problem& problem, const Settings& settings, std::uint32_t seed)
      : problem_(problem), settings_(settings), rungs_(plan_rungs(problem, settings, seed)) {}

  std::size_t size() const { return rungs_.size(); }
  const Rung& operator[](std::size_t k) const { return rungs_[k]; }
  /// None where it is too coarse to solve.
  std::unique_ptr<Stage> stage(std::size_t k, const Progress& progress) const {
    const Rung& rung = rungs_[k];
    auto stage =
        std::make_unique<Stage>(problem_, rung.size, rung.coarseness, settings_, rung.seed, progress);
    if (!stage->solvable(k + 1 < size() ? kFewSources : 1)) stage.reset();
    return stage;
  }

 private:
  const Problem& problem_;
  const Settings& settings_;
  std::vector<Rung> rungs_;
};

// A stage that has its first state.
struct Start {
  std::size_t rung = 0;
  std::unique_ptr<Stage> stage = {};
};

// The finest level that is small enough to lay copies out on.
Start layout_level(const Ladder& ladder, const Settings& settings, const Progress& progress) {
  Start start{ladder.size() - 1};
  for (std::size_t k = 0; k < ladder.size(); ++k) {
    std::unique_ptr<Stage> finer = ladder.stage(k, progress);
    if (!finer) continue;
    if (start.stage && finer->targets() > settings.layout_targets) break;
    start.rung = k;
    start.stage = std::move(finer);
  }
  return start;
}

// From pages that fit, on the finest level, or from copies where the picture is a regular pattern; the
// coarser levels have nothing to say then. No stage where neither fits.
Start laid_out(const Ladder& ladder, const Problem& problem, const Settings& settings, Progress progress) {
  Start start{ladder.size() - 1};
  if (!problem.pages.empty()) {
    start.stage = ladder.stage(start.rung, progress);
    if (start.stage && start.stage->start_from_pages(progress)) return start;
    start.stage.reset();
  }
  if (!problem.regular.value_or(settings.copy_patterns)) return start;
  start = layout_level(ladder, settings, progress);
  if (start.stage && !start.stage->start_from_copies(problem, progress)) start.stage.reset();
  return start;
}

// On the coarsest level that can be solved.
Start plain_start(const Ladder& ladder, const Progress& progress) {
  Start start;
  while (start.rung < ladder.size() && !(start.stage = ladder.stage(start.rung, progress))) ++start.rung;
  if (start.stage) start.stage->start(progress);
  return start;
}

bool diffuses(double pairs, int index, const Settings& settings) {
  return index < settings.diffusion_levels && settings.diffusion_steps > 0 &&
         pairs < settings.diffusion_pairs;
}

// How the progress is shared among the levels from `first` on, by roughly how many patches they compare.
class Shares {
 public:
  Shares(const Ladder& ladder, std::size_t first, const cv::Mat& hole, const Settings& settings)
      : first_(first) {
    const double missing = cv::countNonZero(hole) / static_cast<double>(hole.total());
    for (std::size_t k = first; k < ladder.size(); ++k) {
      const double pixels = ladder[k].size.area(), targets = missing * pixels,
                   pairs = targets * (1 - missing) * pixels;
      const double found = targets * Stage::rounds(settings, ladder[k].coarseness) * settings.sweeps * 30;
      const double exact = pairs < settings.exhaustive_pairs ? 2 * pairs : 0;
      const bool diffused = diffuses(pairs, static_cast<int>(k - first), settings);
      ends_.push_back(ends_.back() + found + exact + (diffused ? 2 * settings.diffusion_steps * pairs : 0));
    }
  }
  double begin(std::size_t rung) const { return ends_.back() > 0 ? ends_[rung - first_] / ends_.back() : 0; }

 private:
  std::size_t first_;
  std::vector<double> ends_{0};  // of what comes before each level, and of all
};

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

void Solution::keep_matches() {
  cost = {};
  weighing = {};
  level.keep_matches();
}

namespace {

Solution solution_of(const Stage& stage) {
  return {stage.level(), stage.cost(), stage.weighing(true), stage.features()};
}

}  // namespace

bool is_regular(const Problem& problem, const Settings& settings, const Progress& progress) {
  if (!settings.copy_patterns) return false;
  const Ladder ladder(problem, settings, 0);
  const Start start = layout_level(ladder, settings, progress);
  return start.stage && start.stage->is_regular(progress);
}

std::optional<Solution> solve(Problem& problem, const Settings& settings, std::uint32_t seed,
                              Progress& progress, const PreviewSink& preview) {
  const Ladder ladder(problem, settings, seed);
  Start at = laid_out(ladder, problem, settings, progress.part(0, kLayoutShare));
  const bool laid = at.stage != nullptr;
  if (!laid) at = plain_start(ladder, progress);
  std::unique_ptr<Stage>& stage = at.stage;
  if (!stage) return std::nullopt;
  if (laid) stage->keep_layout();
  if (laid && preview) preview(rgb_of(stage->features()));
  const Shares shares(ladder, at.rung, problem.hole, settings);
  Progress solving = progress.part(settings.copy_patterns ? kLayoutShare : 0, 1);
  Solution coarser;
  int index = 0;
  for (std::size_t k = at.rung; k < ladder.size(); ++k) {
    if (k > at.rung) {
      stage = ladder.stage(k, progress);
      if (!stage) continue;
      if (laid) stage->keep_layout();
      stage->start_from(coarser, progress);
    }
    if (k + 1 == ladder.size()) problem.picture.values.release();
    if (index < settings.min_offset_levels) stage->leave_places(progress);
    if (!laid && diffuses(stage->pairs(), index, settings)) stage->diffuse(index, progress);
    run(*stage, k + 1 == ladder.size(), settings, solving.part(shares.begin(k), shares.begin(k + 1)));
    if (preview) preview(rgb_of(stage->features()));
    ++index;
    if (k + 1 == ladder.size()) return solution_of(*stage);
    coarser = solution_of(*stage);
    coarser.keep_matches();
    stage.reset();  // the finer one takes much memory
  }
  return std::nullopt;
}

}  // namespace pentimento::patchmatch
