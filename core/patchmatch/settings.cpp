#include "patchmatch/settings.h"

#include <algorithm>
#include <cmath>

namespace pentimento::patchmatch {

Settings fill_settings() {
  return {};
}

Settings vary_settings(double strength, int short_side) {
  const double s = std::isfinite(strength) ? std::clamp(strength, 0.0, 1.0) : 0.5;
  Settings v;
  v.keep_content = true;
  v.diffusion_levels = 0;
  v.ratio = 1.5;
  v.rounds_finest = 5;
  v.rounds_coarsest = 4;
  v.softness_finest = 0.4F;
  v.coarsest_short_side = 12;
  const double start = 20 * std::pow(short_side / 20.0, 1 - s);
  v.levels = std::max(1, static_cast<int>(std::lround(std::log(short_side / start) / std::log(v.ratio))) + 1);
  v.start_noise = static_cast<float>(60 * s);
  v.preference = static_cast<float>(1.5 * s);
  v.repetition_penalty = static_cast<float>(0.5 * s);
  v.min_offset = static_cast<float>(0.1 * s);
  v.min_offset_levels = 2;
  v.reach = 0;
  v.vertical_reach = 20000;
  return v;
}

}  // namespace pentimento::patchmatch
