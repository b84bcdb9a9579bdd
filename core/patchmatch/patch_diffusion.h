// The start of a fill: exact diffusion over patches, without a network.
//
// The ideal denoiser of a model that sees only a patch and knows only this picture's patches is a softmax
// over all of them: the equivariant local score machine of Kamb and Ganguli (2024). Sampling it anneals from
// "a blend of everything that fits" to "one patch of the picture", and so decides what goes where.
#pragma once

#include <cstdint>

#include "base/progress.h"
#include "patchmatch/level.h"
#include "patchmatch/match_cost.h"
#include "patchmatch/settings.h"

namespace pentimento::patchmatch {

struct Noise {
  float first = 0, last = 0;  ///< grey levels; falls geometrically
  int steps = 0;
  float fresh = 0;  ///< share of noise that is drawn anew in each step: eta of DDIM (Song et al. 2021)
  std::uint32_t seed = 0;
};

/// Replaces the hole's pixels of `target` (bordered CV_32FC4) by a sample, with patches from `source` (the
/// same). Known pixels are given the noise of the step and stay as they are (as RePaint does, Lugmayr et al.
/// 2022).
void diffuse_patches(const Level& level, const MatchCost& cost, const std::vector<cv::Point>& targets,
                     const std::vector<cv::Point>& sources, const cv::Mat& source, cv::Mat& target,
                     const Noise& noise, const Progress& progress);

}  // namespace pentimento::patchmatch
