#include "engine/model_plan.h"

namespace pentimento::engine {

compute::Wishes wishes_of(const GenerationOptions& options) {
  compute::Wishes wishes;
  wishes.device = compute::device_named(options.device).value_or(compute::Device::Auto);
  wishes.compute_type = compute::compute_type_named(options.dtype).value_or(compute::ComputeType::Auto);
  if (options.decode != "auto") wishes.tiled_decode = options.decode == "tiled";
  return wishes;
}

compute::RunPlan run_plan(const ModelInfo& model, Size size, const compute::Machine& machine,
                          const GenerationOptions& options) {
  return compute::make_plan(model.size, size, machine, wishes_of(options));
}

GenerationOptions with_plan(GenerationOptions options, const compute::RunPlan& plan) {
  options.device = name_of(plan.device);
  options.dtype = name_of(plan.compute_type);
  options.decode = plan.tiled_decode ? "tiled" : "whole";
  return options;
}

}  // namespace pentimento::engine
