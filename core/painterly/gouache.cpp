// Gouache: flat, matte, covering shapes from a small palette, with square brushes that run dry.
#include "painterly/stroke_painting.h"

namespace pentimento::painterly {
namespace {

const Manner kGouache{
    .brushes = {{24, 0.06F, 4, {.stray = 0.012F, .streaks = 0.05F, .relief = 0.01F, .flat = true}},
                {12,
                 0.06F,
                 4,
                 {.stray = 0.012F, .streaks = 0.05F, .dryness = 0.45F, .relief = 0.012F, .flat = true}},
                {5.5F,
                 0.065F,
                 5,
                 {.stray = 0.012F, .streaks = 0.05F, .dryness = 0.45F, .relief = 0.015F, .flat = true}},
                {2.4F,
                 0.065F,
                 6,
                 {.stray = 0.01F, .streaks = 0.04F, .dryness = 0.3F, .relief = 0.02F, .flat = true}},
                {1.1F, 0.09F, 8, {.stray = 0.01F, .relief = 0.02F, .taper = 0.5F}}},
    .simplify = 0.9F,
    .edge = 0.09F,
    .straight = 0.7F,
    .colors = 28,
    .tint = {0.26F, 0.24F, 0.2F},  // a share of a toned paper
    .tone = 0.55F,
    .finish = {.shading = 0.5F, .gloss = 0}};

}  // namespace

std::unique_ptr<Painting> plan_gouache(const Sketch& sketch, Progress& progress) {
  return plan_painting(sketch, kGouache, progress);
}

}  // namespace pentimento::painterly
