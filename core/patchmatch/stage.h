// A level while it is being solved: what it holds besides its geometry, and the steps that are done on it.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "base/progress.h"
#include "patchmatch/level.h"
#include "patchmatch/match_cost.h"
#include "patchmatch/self_similarity.h"
#include "patchmatch/settings.h"
#include "patchmatch/vote.h"

namespace pentimento::patchmatch {

struct Problem;
struct Solution;

class Stage {
 public:
  /// `coarseness` is 1 on the coarsest level and 0 on the finest.
  Stage(const Problem& problem, cv::Size size, float coarseness, const Settings& settings, std::uint32_t seed,
        const Progress& progress);

  bool solvable(std::size_t least_sources) const {
    return sources_.size() >= least_sources && !targets_.empty();
  }
  const Level& level() const { return level_; }
  const cv::Mat& features() const { return target_; }
  const MatchCost& cost() const { return cost_; }
  double pairs() const { return static_cast<double>(targets_.size()) * static_cast<double>(sources_.size()); }
  std::size_t targets() const { return targets_.size(); }

  /// The first state of the coarsest level, from the picture.
  void start(const Progress& progress);
  /// The first state of another level.
  void start_from(const Solution& coarser, const Progress& progress);
  /// Whether the picture is a regular pattern.
  bool is_regular(const Progress& progress) const;
  /// The first state, laid out of few large copies at the offsets at which the picture repeats itself; false,
  /// and nothing changed, when the picture is no regular pattern or they do not fit.
  bool start_from_copies(const Problem& problem, Progress& progress);
  /// The first state from pages that fit the picture as they are; false, and nothing changed, where they do
  /// not show what is needed.
  bool start_from_pages(const Progress& progress);
  /// The layout is decided: from now on only details change.
  void keep_layout();
  /// Replaces the state by a sample of patch diffusion; `below_coarsest` levels under the first one.
  void diffuse(int below_coarsest, const Progress& progress);

  static int rounds(const Settings& settings, float coarseness);
  int rounds() const { return rounds(settings_, coarseness_); }
  /// One round of search and vote. Returns the mean change in grey levels.
  double improve(int round, bool last, const Progress& progress);
  Weighing weighing(bool last) const;

  /// From now on nothing is copied from its own place, but what is like nothing else.
  void leave_places(const Progress& progress);

 private:
  SelfSimilarity own_similarity(const Progress& progress) const;
  float misfit_elsewhere(const Progress& progress) const;
  void search(int round, const Progress& progress);
  cv::Mat without_joints(const Progress& progress) const;
  void update_target_means();
  double vote(bool last, const Progress& progress);
  void update_taste(const Progress& progress);
  int long_side() const { return std::max(level_.size.width, level_.size.height); }

  const Settings& settings_;
  float coarseness_;
  std::uint32_t seed_;
  Level level_;
  MatchCost cost_;
  cv::Mat source_, target_;  // bordered CV_32FC4
  cv::Mat source_known_;     // CV_8UC1: may be copied
  cv::Mat known_;            // CV_8UC1: not the hole
  cv::Mat preference_;       // CV_32FC1: 1 + preference by source; empty: 1
  cv::Mat confidence_;       // CV_32FC1
  cv::Mat used_;             // CV_32FC1 by source: how often its pixels are copied, over the rounds
  std::vector<cv::Point> targets_, sources_;
  bool matched_ = false;
};

}  // namespace pentimento::patchmatch
