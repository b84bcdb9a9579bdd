#include "engine/sampling_plan.h"

#include <algorithm>

namespace pentimento::engine {

double default_strength(Operation operation, bool inpainting) {
  if (operation == Operation::Vary) return 0.5;
  return operation == Operation::Extend && !inpainting ? 0.9 : 1;
}

Sampling sampling_for(const BackendJob& job, const ModelInfo& model) {
  const GenerationOptions& options = job.generation;
  Sampling sampling;
  sampling.prompt = options.prompt;
  sampling.negative_prompt = options.negative_prompt;
  sampling.steps = options.steps.value_or(model.latent_consistency ? 4 : 20);
  sampling.guidance_scale = options.guidance_scale.value_or(model.latent_consistency ? 8.5 : 7.5);
  sampling.scheduler = options.scheduler;
  sampling.seed = job.seed;
  // A pipeline makes floor(steps * strength) steps; the factor keeps 49 * (1 / 49) above 1.
  const double one_step = 1.0 / sampling.steps * (1 + 1e-12);
  const double wanted = job.strength.value_or(default_strength(job.operation, model.inpainting));
  sampling.strength = std::min(1.0, std::max(wanted, one_step));
  return sampling;
}

}  // namespace pentimento::engine
