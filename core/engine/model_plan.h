// How a model of the list will be run: the one plan that command line, window and engine show and follow.
#pragma once

#include "compute/run_plan.h"
#include "engine/generation_options.h"
#include "engine/models.h"

namespace pentimento::engine {

/// Device, number format and decoding of the options, which validate() has accepted.
compute::Wishes wishes_of(const GenerationOptions& options);

/// For a picture of `size` at the model's working size. Throws Error(Usage) for a device that is not there.
compute::RunPlan run_plan(const ModelInfo& model, Size size, const compute::Machine& machine,
                          const GenerationOptions& options = {});

/// The options with what the plan decided, so that a recipe is computed the same way again.
GenerationOptions with_plan(GenerationOptions options, const compute::RunPlan& plan);

}  // namespace pentimento::engine
