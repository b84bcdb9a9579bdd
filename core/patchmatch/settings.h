// Every parameter of the engine: what it means and where its value comes from. "Measured" values were chosen
// on photographs with cut holes, by distribution metrics and by looking (tests/bench/fill).
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "patchmatch/pages.h"
#include "patchmatch/patch_distance.h"
#include "patchmatch/wrap.h"

namespace pentimento::patchmatch {

struct Settings {
  // The pyramid.
  int working_side = 768;  ///< px of the long side at which patches are matched (measured: quality / time)
  double working_pixels = 2e5;        ///< of the hole, at most (time)
  double ratio = 1.6;                 ///< between levels; better than 2 (measured)
  double thin_ratio = 1.6;            ///< the same for a hole whose half thickness is below `thin`
  float thin = 0;                     ///< px
  int coarsest_short_side = 20;       ///< px; below this a picture has too few patches
  float coarsest_half_thickness = 5;  ///< px; of the hole: patches must reach across it

  // Search and vote, repeated (expectation maximization of Wexler et al. 2007).
  int rounds_finest = 6;
  int rounds_coarsest = 20;
  int sweeps = 2;                  ///< of PatchMatch per round
  float settled = 0.15F;           ///< grey levels of mean change below which a level is done
  double exhaustive_pairs = 6e6;   ///< exact search while targets x sources stay below (time)
  float texture_weight = 6;        ///< of the fourth channel (measured: 2 blurs, 8 shows more seams)
  float softness_coarsest = 0.7F;  ///< bandwidth of the vote, in units of the local patch distance
  float softness_finest = 0.35F;
  float softness_last = 0.1F;       ///< nearly the best patch alone: no blur
  float softness_last_edge = 0.3F;  ///< the same where the hole meets the known pixels and must join them
  float confidence_base = 1.3F;     ///< patches d px inside the hole vote with base^-d (Wexler et al. 2007)

  // The distance of two patches.
  float bias_luma =
      24;  ///< grey levels by which a copied patch may be made brighter or darker (Darabi et al. 2012)
  float bias_chroma = 9;
  float bias_penalty = 0.25F;             ///< share of the squared bias that still counts
  float reach = 3000;                     ///< penalty per squared offset, in units of the picture's long side
  float vertical_reach = 3000;            ///< the same for vertical offsets on top: keeps sky above ground
  float vertical_reach_coarsest = 20000;  ///< on the coarsest level, where the layout is decided

  // The start: patch diffusion (Kamb and Ganguli 2024) on the coarsest levels.
  int diffusion_levels = 2;
  int diffusion_steps = 8;
  float diffusion_sigma_first = 40;  ///< grey levels; halved on each finer level
  float diffusion_sigma_last = 6;
  float diffusion_fresh_noise = 0.5F;  ///< eta of DDIM (Song et al. 2021)
  double diffusion_pairs = 2e7;        ///< at most so many targets x sources (time)

  // The start from copies.
  bool copy_patterns =
      false;              ///< start from few large copies where the picture is a regular pattern: it goes on
  double regular = 0.38;  ///< regularity (self_similarity.h) of one; elsewhere copies are worse (measured)
  double misfit = 120;    ///< of the copies (layout.h), at most
  std::size_t offsets = 150;          ///< that are tried; He and Sun take 60 (measured)
  std::size_t layout_targets = 6000;  ///< patches of the hole on the level where it is laid out (time)
  float upright = 60;  ///< grey levels for an offset upwards or downwards by the picture's width

  bool continue_lines = false;   ///< straight lines that the hole interrupts become guides (line_guides.h)
  bool continue_curves = false;  ///< and so do curved ones (curve_guides.h)
  bool follow_planes = false;    ///< what repeats itself on a plane seen in perspective goes on (planes.h)
  std::vector<PageLook> pages;   ///< to copy from, besides the picture itself (pages.h)

  // Seeded taste and the drift away from the input; for variations.
  bool keep_content = false;  ///< start from the content of the hole, not from its surroundings
  float start_noise = 0;      ///< grey levels added to it
  float preference =
      0;  ///< distances grow by up to this share where a seeded smooth field dislikes the source
  float preference_fade = 0.4F;  ///< share of the levels, from the finest, without it and rarity
  float repetition_penalty =
      0;  ///< distances grow by this share for each time a source is used above once (or the mean, if more)
  float rarity_penalty = 0;   ///< share of its rarity (rarity.h) that a source elsewhere costs (measured)
  float usual_rarity = 0;     ///< times the rarity around the hole: only what is rarer costs (measured)
  float elsewhere = 0.1F;     ///< of the long side: from there on a copy is a second one of what it shows
  float min_offset = 0;       ///< of the long side: nearer sources are a target's own place, to be left
  int min_offset_levels = 0;  ///< coarsest levels on which that holds
  float staying_share = 0;    ///< of the targets, those that fit worst elsewhere: they may stay
  float staying_misfit = HUGE_VALF;  ///< so may all that fit no better, grey levels^2 per pixel (measured)
  Wrap wrap = {};                    ///< opposite borders join

  // Transfer to full resolution.
  float transfer_softness = 0.15F;
  float transfer_slack = 0.05F;  ///< a neighbor's offset may be this much worse: keeps copied pieces large
  float light_sigma = 3;         ///< px at working size: what is smoother than this is taken from there
  float light_limit = 24;        ///< grey levels
  float finish_reach = 24;       ///< px at working size: to which a step is spread (gradient_finish.h)

  const PatchDistance* distance = &best_patch_distance();
};

/// `beside`: every row of the picture has known pixels, so that what is at the same height can be asked for.
Settings fill_settings(bool beside = true);

/// The same for new canvas. `upwards`: the picture also grows at its top or bottom, where nearness in height
/// cannot be asked for.
Settings extend_settings(bool upwards);

/// `strength` 0..1; anything that is no number counts as 0.5.
Settings vary_settings(double strength);

/// The same for what joins itself, or has been brought into another format: with strength 0 nothing changes
/// but what does not join.
Settings tile_settings(double strength, Wrap wrap);

}  // namespace pentimento::patchmatch
