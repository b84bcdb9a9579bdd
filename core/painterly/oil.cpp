// Oil: thick paint, wet bristles, light that shows both (Hertzmann, "Fast paint texture", 2002).
#include "painterly/stroke_painting.h"

namespace pentimento::painterly {
namespace {

const Manner kOil{
    .brushes = {{26, 0.05F, 5, {.stray = 0.02F, .streaks = 0.16F, .dryness = 0.35F, .relief = 0.03F}},
                {13, 0.05F, 7, {.stray = 0.02F, .streaks = 0.2F, .dryness = 0.4F, .relief = 0.05F}},
                {6.5F, 0.05F, 8, {.stray = 0.02F, .streaks = 0.2F, .dryness = 0.4F, .relief = 0.07F}},
                {3.2F,
                 0.05F,
                 9,
                 {.stray = 0.02F, .streaks = 0.18F, .dryness = 0.3F, .relief = 0.09F, .taper = 0.3F}},
                {1.6F,
                 0.06F,
                 10,
                 {.stray = 0.02F, .streaks = 0.15F, .dryness = 0.2F, .relief = 0.1F, .taper = 0.5F}}},
    .tint = {0.225F, 0.15F, 0.1F},  // half of burnt sienna
    .tone = 0.4F,
    .finish = {.shading = 0.55F, .gloss = 0.12F}};

}  // namespace

std::unique_ptr<Painting> plan_oil(const Sketch& sketch, Progress& progress) {
  return plan_painting(sketch, kOil, progress);
}

}  // namespace pentimento::painterly
