// From what a person chose, or left open, to what a pipeline is given. Pure; private to this module.
#pragma once

#include "engine/diffusion_model.h"
#include "engine/models.h"

namespace pentimento::engine {

/// The strength that a model uses for the operation when nobody chose one: Add makes something new (1);
/// Extend starts from the colors of the border unless the model was trained for inpainting, which starts from
/// noise; Vary 0.5.
double default_strength(Operation operation, bool inpainting);

/// The options with steps and guidance scale decided: by the preset, else 20 steps and 7.5, with LCM 4
/// and 8.5.
GenerationOptions with_defaults(GenerationOptions options, const ModelInfo& model);

/// The strength is raised to make at least one step.
Sampling sampling_for(const BackendJob& job, const ModelInfo& model);

}  // namespace pentimento::engine
