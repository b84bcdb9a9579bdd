// Which model family tensors belong to, and what the published members of a family have in common.
#pragma once

#include "weights/checkpoint.h"

namespace pentimento::weights {

/// Families told by names alone, for files that hold no UNet of Stable Diffusion: LoRA, Flux, ...
Family recognize_family(const StateDict& tensors);

/// The Stable Diffusion family of a UNet.
Family family_of(const UNetConfig& config);

/// What a file of this family is and what to do with it, for families that cannot make pictures by
/// themselves.
std::string advice_for(Family family);

/// The scheduler_config.json that was published with the family, for single files.
SchedulerConfig published_scheduler(Family family, PredictionType prediction_type, bool latent_consistency);

}  // namespace pentimento::weights
