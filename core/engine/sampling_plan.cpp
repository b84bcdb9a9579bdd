#include "engine/sampling_plan.h"

#include <algorithm>
#include <utility>

namespace pentimento::engine {

double default_strength(Operation operation, bool inpainting) {
  if (operation == Operation::Vary) return 0.5;
  return operation == Operation::Extend && !inpainting ? 0.9 : 1;
}

GenerationOptions with_defaults(GenerationOptions options, const ModelInfo& model) {
  options = preset_resolved(std::move(options), model.latent_consistency);
  if (!options.steps) options.steps = model.latent_consistency ? 4 : 20;
  if (!options.guidance_scale) options.guidance_scale = model.latent_consistency ? 8.5 : 7.5;
  return options;
}

Sampling sampling_for(const BackendJob& job, const ModelInfo& model) {
  const GenerationOptions options = with_defaults(job.generation, model);
  Sampling sampling;
  sampling.prompt = options.prompt;
  sampling.negative_prompt = options.negative_prompt;
  sampling.steps = *options.steps;
  sampling.guidance_scale = *options.guidance_scale;
  sampling.scheduler = options.scheduler;
  sampling.seed = job.seed;
  // A pipeline makes floor(steps * strength) steps; the factor keeps 49 * (1 / 49) above 1.
  const double one_step = 1.0 / sampling.steps * (1 + 1e-12);
  const double wanted = job.strength.value_or(default_strength(job.operation, model.inpainting));
  sampling.strength = std::min(1.0, std::max(wanted, one_step));
  return sampling;
}

}  // namespace pentimento::engine
