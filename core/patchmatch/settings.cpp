#include "patchmatch/settings.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>

#include "patchmatch/patch.h"

namespace pentimento::patchmatch {

namespace {

// Strength by which seeds differ: below, all would make the same variation.
constexpr float kLeastChance = 0.3F;
// Fills grow from what is known inwards; with less, patches deep in the hole, which see nothing that is
// known, settle on what is smooth (measured: 1.3, 1.6, 2 and 2.6; from 2.6 on fronts meet in busy joints).
constexpr float kInwards = 2;
// Thin holes are laid out where a patch in their middle sees what is known on both sides. (Measured: with 5,
// things that both sides show end where the fronts meet; with 2, too little is left of the picture.)
constexpr float kAcross = kRadius;
// Levels with more are those of thin holes, which need no noise to be laid out, only time for it.
constexpr double kDiffused = 3e6;
// Their levels lie closer: they are cheap, and structures keep their place from one to the next (measured).
constexpr double kThinRatio = 1.4;
constexpr float kThin = 24;
// What of a picture stays where it is in its variations: what is like nothing else in it (measured: with
// less, faces, cups and animals fall apart; with more, textures stay, too). With strength ever less does.
constexpr float kStaying = 0.2F, kStayingMisfit = 900;
constexpr float kWhole = 0.5F;  // strength up to which things that are to be kept may stay where they are

// Nothing comes into a hole that is much rarer than what is around it; outlines that reach it do go on
// (measured: without it, they end, and MS-SWD of fills is worse).
constexpr float kUsualRarity = 1.5F;

float unit(double strength) {
  return std::isfinite(strength) ? static_cast<float>(std::clamp(strength, 0.0, 1.0)) : 0.5F;
}

}  // namespace

Settings fill_settings(bool beside) {
  Settings f;
  f.copy_patterns = true;
  f.confidence_base = kInwards;
  f.coarsest_half_thickness = kAcross;
  f.diffusion_pairs = kDiffused;
  f.thin_ratio = kThinRatio;
  f.thin = kThin;
  f.continue_lines = f.continue_curves = f.follow_planes = true;
  f.repetition_penalty = 0.3F;
  f.rarity_penalty = 1;
  f.usual_rarity = kUsualRarity;
  if (!beside) f.vertical_reach_coarsest = f.vertical_reach;
  return f;
}

Settings extend_settings(bool upwards) {
  Settings e;
  e.copy_patterns = e.continue_curves = true;
  e.confidence_base = kInwards;
  e.reach = 0;
  e.vertical_reach = e.vertical_reach_coarsest = upwards ? 1500 : 10000;
  e.preference = 1;
  e.repetition_penalty = 0.3F;
  e.rarity_penalty = 2;
  return e;
}

Settings vary_settings(double strength) {
  const float s = unit(strength);
  Settings v;
  v.keep_content = true;
  v.diffusion_levels = 0;
  v.ratio = 1.5;
  v.texture_weight = 2;
  v.rounds_finest = 5;
  v.rounds_coarsest = 4;
  v.softness_finest = 0.4F;
  v.coarsest_half_thickness = 5 + 10 * (1 - s);
  v.coarsest_short_side = cvRound(20 + 40 * (1 - s));
  const float chance = std::max(kLeastChance, s);
  v.start_noise = 60 * chance;
  v.preference = 1.5F * chance;
  v.repetition_penalty = 0.5F * s;
  v.min_offset = 0.02F + 0.08F * s;
  v.min_offset_levels = 2;
  v.staying_share = kStaying * std::min(1.0F, 2 * (1 - s));
  v.staying_misfit = kStayingMisfit / (1 - s);
  v.reach = 8000 * (1 - s);
  v.vertical_reach = v.vertical_reach_coarsest = 20000;
  v.bias_luma = 16;
  v.bias_chroma = 6;
  return v;
}

Settings tile_settings(double strength, Wrap wrap) {
  const float s = unit(strength);
  Settings t = vary_settings(s);
  t.start_noise = 60 * s;
  t.preference = 1.5F * s;
  t.min_offset = 0.16F * std::max(0.0F, s - kWhole);
  t.wrap = wrap;
  return t;
}

}  // namespace pentimento::patchmatch
