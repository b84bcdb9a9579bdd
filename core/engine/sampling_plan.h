// From what a person chose, or left open, to what a pipeline is given. Pure; private to this module.
#pragma once

#include "engine/diffusion_model.h"
#include "engine/models.h"

namespace pentimento::engine {

/// The strength that a model uses for the operation when nobody chose one: Add makes something new (1);
/// Extend starts from the colors of the border unless the model was trained for inpainting, which starts from
/// noise; Vary 0.5.
double default_strength(Operation operation, bool inpainting);

/// Steps: 20, with LCM 4. Guidance scale: 7.5, with LCM 8.5. The strength is raised to make at least one
/// step.
Sampling sampling_for(const BackendJob& job, const ModelInfo& model);

}  // namespace pentimento::engine
