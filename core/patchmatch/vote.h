// From overlapping patches to pixels: every patch that covers a pixel says what it should be.
#pragma once

#include <opencv2/core.hpp>

#include "base/progress.h"
#include "patchmatch/level.h"
#include "patchmatch/match_cost.h"

namespace pentimento::patchmatch {

/// How the votes of the patches over one pixel are weighed: confidence * exp(-(cost - best) / 2 s^2).
struct Weighing {
  float softness = 0;       ///< s^2 = softness^2 * cost_scale; deep in the hole
  float edge_softness = 0;  ///< the same where `confidence` is 1, if there is any
  bool by_spread = true;    ///< cost_scale is the 75th percentile of the costs over the pixel; else the best
  float least_scale = 2;    ///< cost_scale is at least this per pixel of a patch
  /// Above this per pixel of a patch, cost_scale grows with its square (to 7 times that at most): where
  /// pieces fit badly they are blended over some px, which is less to see than an edge as ragged as the
  /// matches. Where they fit, blending would take their grain. 0: nowhere.
  float misfit = 0;
  float center_weight = 0;  ///< added to the cost per squared px between the pixel and the patch's center
  cv::Mat confidence;       ///< CV_32FC1 at patch centers; empty: 1
};

/// Sets the hole's pixels of `target` (bordered CV_32FC4) to the vote of patches from `source` (bordered
/// CV_32FC4) with their bias. Returns the mean change of the first channel.
double vote_features(const Level& level, const MatchCost& cost, const Weighing& weighing,
                     const cv::Mat& source, cv::Mat& target, const Progress& progress);

/// Sets the hole's pixels of level.target_bytes to the vote of patches from level.source_bytes, both CV_8UC3.
void vote_bytes(Level& level, const Weighing& weighing, const Progress& progress);

/// What patches say about the differences of neighboring pixels, CV_16FC3 (fine enough: an error of 1/30 of a
/// grey level at the sharpest edge); NaN where they do not.
struct Gradient {
  cv::Mat across;  ///< from a pixel to the one on its right
  cv::Mat down;    ///< to the one below
};

/// The luma of one half of it, within -1..1, 0 where nothing is known: CV_32FC1.
cv::Mat luma_of_gradient(const cv::Mat& half);

/// Sets the pixels of `result` (CV_32FC3 sRGB, the level's size) under `hole` (CV_8UC1 in level.hole_area())
/// to the vote of samples of the level's `pages` (the same, or all CV_8UC3 of 0..255), with the bias of
/// `cost`. Returns the vote on their differences, in level.hole_area(): of all pairs of which one lies in the
/// hole.
Gradient vote_samples(const Level& level, const cv::Mat& hole, const MatchCost& cost,
                      const Weighing& weighing, const std::vector<PageView>& pages, cv::Mat& result,
                      const Progress& progress);

}  // namespace pentimento::patchmatch
