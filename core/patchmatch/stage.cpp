#include "patchmatch/stage.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "base/parallel.h"
#include "base/random.h"
#include "patchmatch/bordered.h"
#include "patchmatch/features.h"
#include "patchmatch/joined_copy.h"
#include "patchmatch/layout.h"
#include "patchmatch/patch_diffusion.h"
#include "patchmatch/pyramid.h"
#include "patchmatch/search.h"
#include "patchmatch/smooth_fill.h"
#include "patchmatch/solve.h"
#include "patchmatch/upsample.h"

namespace pentimento::patchmatch {
namespace {

constexpr int kExhaustiveRounds = 1;       // then the picture changes little and propagation suffices
constexpr double kAlwaysExhaustive = 3e5;  // pairs
constexpr int kFarRounds = 2;              // in which candidates come from the whole picture
constexpr int kNearFraction = 8;           // of the long side: search radius afterwards
constexpr float kDeepest = 60;             // px; beyond, confidence falls no more
// Share of the earlier rounds in how often a source counts as used: all targets hear of it at once, and would
// all turn to the same other source, round after round.
constexpr double kUsageMemory = 0.7;
constexpr double kJoint = 0.05;      // of the long side: what at a border that joins is made anew
constexpr int kTasteCells = 6;       // along the long side
constexpr std::size_t kTried = 800;  // targets, for how badly they fit elsewhere

// base^-(distance to the known pixels); 1 everywhere when there are none.
cv::Mat confidence_in(const cv::Mat& hole, float base) {
  if (cv::countNonZero(hole) == static_cast<int>(hole.total())) return {};
  cv::Mat depth;
  cv::distanceTransform(hole, depth, cv::DIST_L2, cv::DIST_MASK_5);
  cv::Mat confidence = cv::min(depth, kDeepest) * -std::log(base);
  cv::exp(confidence, confidence);
  return confidence;
}

// The known pixels, continued smoothly into what is neither hole nor may be looked at.
cv::Mat without_excluded(const Page& picture, const cv::Mat& known, bool keep_content,
                         const Progress& progress) {
  const cv::Mat excluded = keep_content ? picture.known == 0 : (picture.known == 0) & known;
  if (cv::countNonZero(excluded) == 0) return picture.values;
  cv::Mat values = picture.values.clone();
  smooth_fill(values, picture.known, cv::Scalar::all(128), progress).copyTo(values, excluded);
  return values;
}

// All pages of `problem`, the picture first, for a picture of `size`.
std::vector<Page> pages_of(const Problem& problem, cv::Size size, const Progress& progress) {
  const cv::Point2d ratio = ratio_of(size, problem.hole.size());
  std::vector<Page> pages{reduced(problem.picture, ratio, progress)};
  for (const Page& page : problem.pages) pages.push_back(reduced(page, ratio, progress));
  return pages;
}

// 1 + amplitude * smooth noise in 0..1.
cv::Mat smooth_taste(cv::Size size, float amplitude, std::uint32_t seed) {
  if (amplitude <= 0) return {};
  const float cell = static_cast<float>(std::max(size.width, size.height)) / kTasteCells;
  cv::Mat taste(size, CV_32F);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const float fx = x / cell, fy = y / cell;
      const auto ix = static_cast<std::uint32_t>(fx), iy = static_cast<std::uint32_t>(fy);
      const float u = fx - ix, v = fy - iy;
      const auto node = [&](std::uint32_t a, std::uint32_t b) { return uniform(hash(seed, ix + a, iy + b)); };
      taste.at<float>(y, x) = 1 + amplitude * ((1 - v) * ((1 - u) * node(0, 0) + u * node(1, 0)) +
                                               v * ((1 - u) * node(0, 1) + u * node(1, 1)));
    }
  }
  return taste;
}

cv::Mat at_size(const cv::Mat& values, cv::Size size) {
  cv::Mat resized;
  cv::resize(values, resized, size, 0, 0, values.cols > size.width ? cv::INTER_AREA : cv::INTER_LINEAR);
  return resized;
}

// The source of the first page that fits a target as it is.
Match fitting_source(const Level& level, cv::Point target) {
  for (const PageArea& page : level.pages) {
    if (!page.corner) continue;
    const cv::Point source = target - *page.corner + page.area.tl();
    if (page.area.contains(source) && level.ok(source.x, source.y)) return {source.x, source.y, 0};
  }
  return {};
}

void add_noise(cv::Mat& features, const cv::Mat& hole, float sigma, std::uint32_t seed) {
  constexpr float kChannelShare[] = {1, 0.6F, 0.6F, 0.6F};
  for (int y = 0; y < features.rows; ++y) {
    for (int x = 0; x < features.cols; ++x) {
      if (hole.at<uchar>(y, x) == 0) continue;
      for (int c = 0; c < 4; ++c) {
        const std::uint32_t h = hash(seed + c, static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y));
        (*pixel<cv::Vec4f>(features, x, y))[c] += sigma * kChannelShare[c] * gaussian(h);
      }
    }
  }
}

}  // namespace

Stage::Stage(const Problem& problem, cv::Size size, float coarseness, const Settings& settings,
             std::uint32_t seed, const Progress& progress)
    : settings_(settings), coarseness_(coarseness), seed_(seed) {
  const cv::Mat hole = shrink_mask(problem.hole, size, progress);
  known_ = hole == 0;
  std::vector<Page> pages = pages_of(problem, size, progress);
  source_known_ = pages.front().sources;
  level_ = make_level(hole, pages, progress, settings.wrap);
  targets_ = level_.targets();
  sources_ = positions(level_.source_ok);
  source_ = bordered_copy(joined_values(pages, level_.pages));
  target_ = bordered_copy(without_excluded(pages.front(), known_, settings.keep_content, progress));
  pages.clear();  // they are large, and so is what comes now
  level_.source_bytes = make_bordered(level_.source_ok.size(), CV_8UC4);
  level_.target_bytes = make_bordered(size, CV_8UC4);
  to_bytes(source_, level_.source_bytes, progress);
  confidence_ = confidence_in(hole, settings.confidence_base);

  const float fade = settings.preference_fade, felt = std::max(0.0F, (coarseness - fade) / (1 - fade));
  preference_ = smooth_taste(level_.source_ok.size(), settings.preference * felt, mix(seed));
  cost_ = cost_of_looks(settings);
  const float side = static_cast<float>(long_side());
  if (level_.pages.size() > 1) cost_.pages = level_.pages;
  cost_.reach = settings.reach / (side * side);
  cost_.vertical_reach =
      (settings.vertical_reach + (settings.vertical_reach_coarsest - settings.vertical_reach) * coarseness) /
      (side * side);
  cost_.period = {level_.wrap.across ? static_cast<float>(size.width) : 0,
                  level_.wrap.down ? static_cast<float>(size.height) : 0};
  cost_.guides = guide_map(problem.guides, size, problem.hole.size());
  if (!problem.rarity.empty() && felt > 0) {
    cost_.rarity = at_size(problem.rarity * settings.rarity_penalty * felt, size);
    cost_.usual = at_size(problem.usual_rarity * settings.rarity_penalty * felt, size);
    cost_.elsewhere = settings.elsewhere * side;
  }
  cost_.source_means = patch_means(source_);
  cost_.taste = preference_;
}

// The picture with what lies at the borders that join forgotten: each goes over smoothly into the other.
cv::Mat Stage::without_joints(const Progress& progress) const {
  const Wrap wrap = level_.wrap;
  const int band = std::max(1, cvRound(kJoint * long_side()));
  const cv::Size reach(wrap.across ? 2 * band : 0, wrap.down ? 2 * band : 0);
  const cv::Rect kept(reach.width / 2, reach.height / 2, level_.size.width - reach.width,
                      level_.size.height - reach.height);
  if (kept.width < band || kept.height < band) return target_;
  cv::Mat known = cv::Mat::zeros(level_.size, CV_8U), wide;
  known(kept).setTo(255);
  cv::copyMakeBorder(target_, wide, reach.height, reach.height, reach.width, reach.width,
                     cv::BORDER_WRAP | cv::BORDER_ISOLATED);
  cv::copyMakeBorder(known, known, reach.height, reach.height, reach.width, reach.width, cv::BORDER_WRAP);
  return smooth_fill(wide, known, cv::Scalar::all(128),
                     progress)(cv::Rect({reach.width, reach.height}, level_.size));
}

void Stage::start(const Progress& progress) {
  if (level_.wrap.any()) without_joints(progress).copyTo(target_);
  if (!settings_.keep_content) {
    smooth_fill(target_, known_, cv::Scalar::all(128), progress).copyTo(target_);
  }
  if (settings_.start_noise > 0) add_noise(target_, level_.hole, settings_.start_noise, mix(seed_ + 1));
  wrap_border(target_, level_.size, level_.wrap);
}

SelfSimilarity Stage::own_similarity(const Progress& progress) const {
  return self_similarity(level_, *cost_.distance, settings_.offsets, mix(seed_ + 3), progress);
}

bool Stage::is_regular(const Progress& progress) const {
  return own_similarity(progress).regularity >= settings_.regular;
}

bool Stage::start_from_copies(const Problem& problem, Progress& progress) {
  const SelfSimilarity own = own_similarity(progress);
  if (own.offsets.empty() || own.regularity < settings_.regular) return false;
  const cv::Mat features = bordered_copy(smooth_fill(target_, known_, cv::Scalar::all(128), progress));
  LayoutProblem laying{level_.hole, source_known_, features, own.offsets, {}, {}, settings_.upright};
  if (!problem.rarity.empty()) {
    laying.rarity = at_size(problem.rarity, level_.size);
    laying.usual = at_size(problem.usual_rarity, level_.size);
  }
  const Layout layout = lay_out(laying, progress);
  if (layout.misfit > settings_.misfit) return false;
  target_ = features;
  copy_joined(target_, level_.hole, source_known_, layout.offsets, progress);
  for (const cv::Point& t : targets_) {
    const cv::Vec2i o = layout.offsets.at<cv::Vec2i>(t);
    if (o != cv::Vec2i(0, 0) && level_.ok(t.x + o[0], t.y + o[1])) {
      level_.matches.at(t.x, t.y) = {t.x + o[0], t.y + o[1], 0};
    }
  }
  matched_ = true;
  return true;
}

bool Stage::start_from_pages(const Progress& progress) {
  constexpr double kShown = 0.8;  // of the targets, at least
  std::size_t shown = 0;
  std::vector<Match> matches;
  for (const cv::Point& t : targets_) {
    const Match match = fitting_source(level_, t);
    matches.push_back(match);
    shown += match.valid() ? 1 : 0;
  }
  if (static_cast<double>(shown) < kShown * static_cast<double>(targets_.size())) return false;
  target_ = bordered_copy(smooth_fill(target_, known_, cv::Scalar::all(128), progress));
  for (std::size_t k = 0; k < targets_.size(); ++k)
    level_.matches.at(targets_[k].x, targets_[k].y) = matches[k];
  vote(false, progress);
  start_search(level_, cost_, sources_, mix(seed_ + 4), progress);
  matched_ = true;
  return true;
}

// How badly, per pixel, those targets fit in another place that may stay in their own.
float Stage::misfit_elsewhere(const Progress& progress) const {
  Level self = level_;
  self.target_bytes = level_.source_bytes;
  std::vector<cv::Point> some;
  const std::size_t step = 1 + targets_.size() / kTried;
  for (std::size_t k = 0; k < targets_.size(); k += step) {
    if (level_.ok(targets_[k].x, targets_[k].y)) some.push_back(targets_[k]);
  }
  if (some.empty()) return HUGE_VALF;
  search_exhaustively(self, cost_, some, sources_, progress);
  std::vector<float> misfits;
  misfits.reserve(some.size());
  for (const cv::Point& t : some) misfits.push_back(self.matches.at(t.x, t.y).cost / kPixels);
  std::sort(misfits.begin(), misfits.end());
  return misfits[static_cast<std::size_t>((1 - settings_.staying_share) *
                                          static_cast<float>(misfits.size() - 1))];
}

void Stage::leave_places(const Progress& progress) {
  if (settings_.min_offset <= 0) return;
  cost_.min_offset = settings_.min_offset * static_cast<float>(long_side());
  cost_.staying = std::min(misfit_elsewhere(progress), settings_.staying_misfit);
}

void Stage::keep_layout() {
  coarseness_ = 0;
  cost_.reach = cost_.vertical_reach = cost_.elsewhere = 0;
}

void Stage::start_from(const Solution& coarser, const Progress& progress) {
  cv::Mat up;
  cv::resize(coarser.features.clone(), up, level_.size, 0, 0, cv::INTER_LINEAR);
  up.copyTo(target_, known_ == 0);
  up.release();
  wrap_border(target_, level_.size, level_.wrap);
  upsample_matches(coarser.level, level_, progress);
  update_target_means();  // the coarser level's light, which the copies must keep
  vote(false, progress);
  matched_ = true;
}

void Stage::diffuse(int below_coarsest, const Progress& progress) {
  const Noise noise{settings_.diffusion_sigma_first * std::pow(0.5F, static_cast<float>(below_coarsest)),
                    settings_.diffusion_sigma_last, settings_.diffusion_steps,
                    settings_.diffusion_fresh_noise, mix(seed_ + 2)};
  diffuse_patches(level_, cost_, targets_, sources_, source_, target_, noise, progress);
  matched_ = false;
}

int Stage::rounds(const Settings& settings, float coarseness) {
  return cvRound(settings.rounds_finest + (settings.rounds_coarsest - settings.rounds_finest) * coarseness);
}

Weighing Stage::weighing(bool last) const {
  Weighing w;
  w.softness = last ? settings_.softness_last
                    : settings_.softness_finest +
                          (settings_.softness_coarsest - settings_.softness_finest) * coarseness_;
  w.edge_softness = last ? settings_.softness_last_edge : w.softness;
  w.confidence = confidence_;
  return w;
}

void Stage::update_target_means() {
  cv::Mat& means = cost_.target_means;
  if (means.empty()) means = make_unset_bordered(level_.size, CV_32FC4);
  set_patch_means(target_, level_.matches.area(), means);
  wrap_border(means, level_.size, level_.wrap);
  cost_.adapts = true;
}

double Stage::vote(bool last, const Progress& progress) {
  level_.matches.wrap(level_.wrap);
  const double change = vote_features(level_, cost_, weighing(last), source_, target_, progress);
  wrap_border(target_, level_.size, level_.wrap);
  return change;
}

double Stage::improve(int round, bool last, const Progress& progress) {
  to_bytes(target_, level_.target_bytes, progress);
  update_target_means();
  search(round, progress);
  if (settings_.repetition_penalty > 0) update_taste(progress);
  return vote(last, progress);
}

void Stage::search(int round, const Progress& progress) {
  const bool affordable = pairs() < settings_.exhaustive_pairs;
  if (affordable && (round < kExhaustiveRounds || pairs() < kAlwaysExhaustive)) {
    search_exhaustively(level_, cost_, targets_, sources_, progress);
    matched_ = true;
    return;
  }
  const std::uint32_t seed = mix(seed_ + 16 + static_cast<std::uint32_t>(round));
  start_search(level_, cost_, sources_, seed, progress);
  const bool far = round < kFarRounds;
  const int sweeps = settings_.sweeps * (matched_ ? 1 : 3);
  for (int k = 0; k < sweeps; ++k) {
    const Sweep how{.radius = far ? long_side() : std::max(1, long_side() / kNearFraction),
                    .slack = 0,
                    .backwards = k % 2 == 1,
                    .anywhere = far,
                    .seed = mix(seed + static_cast<std::uint32_t>(k))};
    sweep(level_, cost_, sources_, how, progress);
  }
  matched_ = true;
}

// Sources that are used again and again become less attractive.
void Stage::update_taste(const Progress& progress) {
  cv::Mat used = cv::Mat::zeros(level_.source_ok.size(), CV_32F);
  for (const cv::Point& t : targets_) {
    const Match& m = level_.matches.at(t.x, t.y);
    used.at<float>(m.y, m.x) += 1;
  }
  cv::boxFilter(used, used, CV_32F, {kSide, kSide}, {-1, -1}, true, cv::BORDER_CONSTANT);
  if (!used_.empty()) cv::addWeighted(used_, kUsageMemory, used, 1 - kUsageMemory, 0, used);
  used_ = used;
  // Where there are more targets than sources, all are used more than once.
  const float due = std::max(1.0F, static_cast<float>(targets_.size()) / static_cast<float>(sources_.size()));
  cv::Mat taste(used.size(), CV_32F);
  for_rows(0, used.rows, progress, [&](int y) {
    const auto* times = used.ptr<float>(y);
    const auto* preference = preference_.empty() ? nullptr : preference_.ptr<float>(y);
    auto* out = taste.ptr<float>(y);
    for (int x = 0; x < used.cols; ++x) {
      const float repetition = settings_.repetition_penalty * std::max(0.0F, times[x] / due - 1);
      out[x] = (preference == nullptr ? 1 : preference[x]) + repetition;
    }
  });
  cost_.taste = taste;
}

}  // namespace pentimento::patchmatch
