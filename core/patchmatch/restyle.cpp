#include "patchmatch/restyle.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "base/random.h"
#include "patchmatch/bordered.h"
#include "patchmatch/features.h"
#include "patchmatch/match_cost.h"
#include "patchmatch/palette_match.h"
#include "patchmatch/pyramid.h"
#include "patchmatch/search.h"
#include "patchmatch/transfer.h"
#include "patchmatch/upsample.h"
#include "patchmatch/vote.h"

namespace pentimento::patchmatch {
namespace {

constexpr double kWorkingSide = 640;  // px of the content's long side at which patches are matched
constexpr double kCoarsestSide = 80;  // px
constexpr double kRatio = 2;
constexpr double kStylePixels = 6e6;  // at most: what a larger picture says is said by a part of it
constexpr int kGap = 8;               // px between content and style on the coarsest level
constexpr int kRounds = 4;
constexpr double kSolveShare = 0.6;  // of the progress bar

// Content and style beside each other on one sheet, so that a patch of the one can be matched with one of the
// other.
struct Sheet {
  cv::Mat picture;  // CV_32FC3
  cv::Mat hole;     // CV_8UC1: the content
  cv::Mat style;    // CV_8UC1
  cv::Rect content;
};

Sheet laid_side_by_side(const cv::Mat& content, const cv::Mat& style) {
  const int gap = cvCeil(kGap * std::max(1.0, std::max(content.cols, content.rows) / kCoarsestSide));
  const bool wide = content.cols + style.cols < content.rows + style.rows ||
                    (content.rows == style.rows && content.cols != style.cols);
  const cv::Point at = wide ? cv::Point(content.cols + gap, 0) : cv::Point(0, content.rows + gap);
  const cv::Rect there(at, style.size());
  const cv::Size size(std::max(content.cols, there.br().x), std::max(content.rows, there.br().y));
  Sheet sheet{{}, cv::Mat::zeros(size, CV_8U), cv::Mat::zeros(size, CV_8U), cv::Rect({}, content.size())};
  cv::copyMakeBorder(content, sheet.picture, 0, size.height - content.rows, 0, size.width - content.cols,
                     cv::BORDER_REPLICATE);
  style.copyTo(sheet.picture(there));
  sheet.hole(sheet.content).setTo(255);
  sheet.style(there).setTo(255);
  return sheet;
}

// The style as large as the content.
cv::Mat fitted(const cv::Mat& style, const cv::Mat& content) {
  const double side = std::max(content.cols, content.rows), own = std::max(style.cols, style.rows);
  const double area = static_cast<double>(style.total());
  const double factor = std::min({1.0, side / own, std::sqrt(kStylePixels / area)});
  if (factor >= 1) return style;
  cv::Mat small;
  cv::resize(style, small, divided(style.size(), 1 / factor), 0, 0, cv::INTER_AREA);
  return small;
}

// One size of the sheet while it is solved.
struct Scale {
  Level level;
  MatchCost cost;
  cv::Mat source, content, target;  // bordered CV_32FC4
  std::vector<cv::Point> targets, sources;
};

Scale make_scale(const Sheet& sheet, cv::Size size, const Settings& settings, const Progress& progress) {
  const cv::Mat all(sheet.picture.size(), CV_8U, cv::Scalar(255));
  const KnownAverage average = average_known(sheet.picture, all, size, progress);
  cv::Mat features = luma_chroma(average.values, progress);
  add_texture(features, average.known, settings.texture_weight);
  Scale scale;
  const Page page{average.values, average.known,
                  average_known(sheet.picture, sheet.style, size, progress).known};
  scale.level = make_level(shrink_mask(sheet.hole, size, progress), {page}, progress);
  scale.source = bordered_copy(features);
  scale.content = bordered_copy(features);
  scale.target = bordered_copy(features);
  scale.level.source_bytes = make_bordered(size, CV_8UC4);
  scale.level.target_bytes = make_bordered(size, CV_8UC4);
  to_bytes(scale.source, scale.level.source_bytes, progress);
  scale.targets = scale.level.targets();
  scale.sources = positions(scale.level.source_ok);
  scale.cost.distance = settings.distance;
  scale.cost.bias_limit = {settings.bias_luma, settings.bias_chroma, settings.bias_chroma, 0};
  scale.cost.bias_penalty = settings.bias_penalty;
  scale.cost.source_means = patch_means(scale.source);
  scale.cost.target_means = make_unset_bordered(size, CV_32FC4);
  return scale;
}

void search(Scale& scale, int round, bool matched, const Settings& settings, std::uint32_t seed,
            const Progress& progress) {
  const double pairs = static_cast<double>(scale.targets.size()) * static_cast<double>(scale.sources.size());
  if (pairs < settings.exhaustive_pairs)
    return search_exhaustively(scale.level, scale.cost, scale.targets, scale.sources, progress);
  start_search(scale.level, scale.cost, scale.sources, seed, progress);
  const int sweeps = matched ? 2 : 5, side = std::max(scale.level.size.width, scale.level.size.height);
  for (int k = 0; k < sweeps; ++k) {
    sweep(scale.level, scale.cost, scale.sources,
          {.radius = side,
           .slack = 0,
           .backwards = k % 2 == 1,
           .anywhere = round == 0,
           .seed = mix(seed + static_cast<std::uint32_t>(k))},
          progress);
  }
}

// Draws the state back to what the content shows.
void hold_to_content(Scale& scale, float share) {
  for (const cv::Point& p : positions(scale.level.hole)) {
    cv::Vec4f& t = *pixel<cv::Vec4f>(scale.target, p.x, p.y);
    t += (*pixel<cv::Vec4f>(scale.content, p.x, p.y) - t) * share;
  }
}

void improve(Scale& scale, bool matched, bool finest, float hold, const Settings& settings,
             std::uint32_t seed, Progress progress) {
  for (int round = 0; round < kRounds; ++round) {
    to_bytes(scale.target, scale.level.target_bytes, progress);
    set_patch_means(scale.target, scale.level.matches.area(), scale.cost.target_means);
    scale.cost.adapts = true;
    search(scale, round, matched || round > 0, settings, mix(seed + static_cast<std::uint32_t>(round)),
           progress);
    Weighing weighing;
    weighing.softness = weighing.edge_softness =
        finest && round + 1 == kRounds ? settings.softness_last : settings.softness_finest;
    vote_features(scale.level, scale.cost, weighing, scale.source, scale.target, progress);
    if (round + 1 < kRounds) hold_to_content(scale, hold);
    progress.update(static_cast<double>(round + 1) / kRounds);
  }
}

void start_from(Scale& fine, const Scale& coarse, float hold, const Progress& progress) {
  cv::Mat up;
  cv::resize(coarse.target.clone(), up, fine.level.size, 0, 0, cv::INTER_LINEAR);
  up.copyTo(fine.target, fine.level.hole);
  upsample_matches(coarse.level, fine.level, progress);
  hold_to_content(fine, hold);
}

Settings style_settings(double strength) {
  Settings s;
  const auto left = static_cast<float>(1 - strength);
  s.bias_luma = 12 + 50 * left;
  s.bias_chroma = 6 + 30 * left;
  s.texture_weight = 1;
  return s;
}

std::optional<Solution> solved(const Sheet& sheet, double strength, const Settings& settings,
                               std::uint32_t seed, Progress& progress, const PreviewSink& preview) {
  const double side = std::max(sheet.content.width, sheet.content.height);
  const double finest = std::max(1.0, side / kWorkingSide);
  const int count = 1 + std::max(0, cvRound(std::log2(side / finest / kCoarsestSide)));
  const auto hold = static_cast<float>(0.35 * (1 - strength) + 0.15);
  std::optional<Scale> scale;
  for (int below = count - 1; below >= 0; --below) {
    const double factor = finest * std::pow(kRatio, below);
    Scale next = make_scale(sheet, factor > 1 ? divided(sheet.picture.size(), factor) : sheet.picture.size(),
                            settings, progress);
    if (next.sources.empty() || next.targets.empty()) continue;
    if (scale) start_from(next, *scale, hold, progress);
    const double from = std::pow(4.0, -(below + 1)), to = std::pow(4.0, -below);
    improve(next, scale.has_value(), below == 0, hold, settings,
            hash(seed, static_cast<std::uint32_t>(below), 5), progress.part(from, to));
    scale = std::move(next);
    if (preview) preview(rgb_of(scale->target(cv::boundingRect(scale->level.hole))));
  }
  if (!scale) return std::nullopt;
  Weighing weighing;
  weighing.softness = weighing.edge_softness = settings.softness_last;
  return Solution{scale->level, scale->cost, weighing, scale->target};
}

}  // namespace

cv::Mat restyle(const StyleJob& job, Progress& progress, const PreviewSink& preview) {
  const double strength = std::isfinite(job.strength) ? std::clamp(job.strength, 0.0, 1.0) : 0.7;
  progress.update(0);
  const cv::Mat style = fitted(job.style, job.content);
  const cv::Mat content = palette_matched(job.content, style, std::min(1.0, 1.4 * strength));
  const Sheet sheet = laid_side_by_side(content, style);
  const Settings settings = style_settings(strength);
  const std::uint32_t seed =
      hash(static_cast<std::uint32_t>(job.seed), static_cast<std::uint32_t>(job.seed >> 32), 3);
  Progress solving = progress.part(0.02, kSolveShare), transferring = progress.part(kSolveShare, 0.98);
  std::optional<Solution> solution = solved(sheet, strength, settings, seed, solving, preview);
  cv::Mat result = content;
  if (solution) {
    const cv::Mat all(sheet.picture.size(), CV_8U, cv::Scalar(255));
    const FullSize full{{sheet.picture, all, sheet.style}, sheet.hole};
    result = transfer(full, std::move(*solution), settings, seed, transferring)(sheet.content).clone();
  }
  progress.update(1);
  return result;
}

}  // namespace pentimento::patchmatch
