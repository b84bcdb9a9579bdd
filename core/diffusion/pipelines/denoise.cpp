#include <ATen/ATen.h>

#include <cmath>

#include "base/error.h"
#include "diffusion/pipelines/run.h"

namespace pentimento::diffusion {
namespace {

// The classifier-free guidance of Ho and Salimans, arXiv 2207.12598.
at::Tensor guided(const at::Tensor& both, const SamplingOptions& options) {
  const std::vector<at::Tensor> halves = both.chunk(2);
  const at::Tensor &unconditional = halves[0], &conditional = halves[1];
  at::Tensor prediction = unconditional + options.guidance_scale * (conditional - unconditional);
  if (options.guidance_rescale <= 0) return prediction;
  const auto deviation = [](const at::Tensor& x) {
    return x.std(at::OptionalIntArrayRef({1, 2, 3}), true, true);
  };
  const at::Tensor rescaled = prediction * (deviation(conditional) / deviation(prediction));
  return options.guidance_rescale * rescaled + (1 - options.guidance_rescale) * prediction;
}

at::Tensor predict(const Run& run, const Scheduler& scheduler, const at::Tensor& latents,
                   const Conditioning& conditioning, const Guide& guide, const Progress& progress) {
  at::Tensor input = scheduler.scale_model_input(latents);
  if (guide.channels.defined()) {
    input = at::cat({input, guide.channels.expand({input.size(0), -1, -1, -1})}, 1);
  }
  if (conditioning.guided) input = at::cat({input, input});
  const double timestep = scheduler.timesteps()[static_cast<std::size_t>(scheduler.step_index())];
  const at::Tensor timesteps = at::full({input.size(0)}, timestep, at::kFloat);
  const at::Tensor output =
      (*run.networks.unet)(input, timesteps, conditioning.text, conditioning.guidance, Watch{&progress});
  return conditioning.guided ? guided(output, run.options) : output;
}

SchedulerKind scheduler_kind(const Run& run) {
  if (run.options.scheduler) return *run.options.scheduler;
  const weights::SchedulerConfig& config = run.networks.scheduler;
  const bool sde = config.algorithm_type.value_or("").starts_with("sde");
  // A checkpoint may name a scheduler that is not here; this one works with all of them.
  return scheduler_of_class(config.class_name, sde).value_or(SchedulerKind::DpmSolverMultistep);
}

}  // namespace

void check_options(const SamplingOptions& options) {
  const auto check = [](bool good, const std::string& sentence) {
    if (!good) throw Error(ErrorCode::Usage, sentence);
  };
  check(options.steps >= 1 && options.steps <= 1000, "The number of steps must be from 1 to 1000.");
  check(std::isfinite(options.guidance_scale) && std::abs(options.guidance_scale) <= 1000,
        "The guidance scale must be a number from -1000 to 1000.");
  check(options.guidance_rescale >= 0 && options.guidance_rescale <= 1,
        "The guidance rescale must be from 0 to 1.");
  check(options.strength > 0 && options.strength <= 1, "The strength must be above 0 and at most 1.");
  check(options.eta >= 0 && options.eta <= 1, "Eta must be from 0 to 1.");
  check(options.clip_skip >= 0, "clip_skip must be 0 or more.");
}

Schedule make_schedule(const Run& run, double strength) {
  weights::SchedulerConfig config = run.networks.scheduler;
  if (run.options.karras_sigmas) config.use_karras_sigmas = run.options.karras_sigmas;
  Schedule schedule{make_scheduler(scheduler_kind(run), config), 0};
  const int steps = run.options.steps;
  schedule.scheduler->set_eta(run.options.eta);
  if (run.networks.latent_consistency()) {
    // The distilled network has a grid of its own, which the strength shortens.
    schedule.scheduler->set_timesteps(steps, strength);
    return schedule;
  }
  schedule.scheduler->set_timesteps(steps);
  if (strength >= 1) return schedule;
  const int kept = std::clamp(static_cast<int>(steps * strength), 1, steps);
  schedule.first = (steps - kept) * schedule.scheduler->order();
  schedule.scheduler->begin_at(schedule.first);
  return schedule;
}

at::Tensor denoise(Run& run, const Schedule& schedule, at::Tensor latents, const Conditioning& conditioning,
                   const Guide& guide, Progress& progress) {
  Scheduler& scheduler = *schedule.scheduler;
  const int count = schedule.evaluations();
  if (run.takes_turns) {
    run.networks.text_encoder.put_away();
    run.networks.autoencoder.put_away();
  }
  for (int i = 0; i < count; ++i) {
    progress.update(static_cast<double>(i) / count);
    const at::Tensor prediction = predict(run, scheduler, latents, conditioning, guide, progress);
    const at::Tensor clean = run.on_step ? scheduler.clean_estimate(prediction, latents) : at::Tensor();
    latents = scheduler.step(prediction, latents, run.noise);
    if (guide.after_step) latents = guide.after_step(latents, i + 1 == count);
    if (run.on_step) run.on_step(latents, clean);
  }
  if (run.takes_turns) run.networks.unet.put_away();
  progress.update(1);
  return latents;
}

}  // namespace pentimento::diffusion
