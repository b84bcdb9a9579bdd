#include <ATen/ATen.h>

#include "diffusion/pipelines/pipelines.h"

namespace pentimento::diffusion {
namespace {

struct Start {
  at::Tensor clean;    // latents of the picture; undefined where nothing needs them
  at::Tensor noise;    // what was added to them
  at::Tensor latents;  // what the run starts from
};

// At full strength nothing of the picture shows through the first noise.
Start start_latents(Run& run, const Scheduler& scheduler, const at::Tensor& picture, at::IntArrayRef shape) {
  const bool from_noise = run.options.strength >= 1;
  Start start;
  if (!run.networks.inpainting() || !from_noise) start.clean = encode_picture(run, picture, run.progress);
  start.noise = run.noise.randn(shape);
  start.latents =
      from_noise ? start.noise * scheduler.init_noise_sigma() : scheduler.add_noise(start.clean, start.noise);
  return start;
}

// [1, 1, h / 8, w / 8]: the upper left pixel of each block counts.
at::Tensor latent_mask(const at::Tensor& mask, at::IntArrayRef latent_shape) {
  return at::upsample_nearest2d(mask, latent_shape.slice(2));
}

// The mask and the picture with a gray hole, for UNets that were trained with them.
at::Tensor inpainting_channels(Run& run, const at::Tensor& picture, const at::Tensor& mask,
                               const at::Tensor& small_mask) {
  const at::Tensor masked = encode_picture(run, picture * (mask < 0.5).to(at::kFloat), run.progress);
  return at::cat({small_mask, masked}, 1);
}

// Outside the mask stands the picture with as much noise as the next step has.
at::Tensor kept_outside(const Scheduler& scheduler, const Start& start, const at::Tensor& small_mask,
                        const at::Tensor& latents, bool last) {
  const at::Tensor outside = last ? start.clean : scheduler.add_noise(start.clean, start.noise);
  return (1 - small_mask) * outside + small_mask * latents;
}

Guide make_guide(Run& run, const Scheduler& scheduler, const Start& start, const at::Tensor& picture,
                 const at::Tensor& mask) {
  const at::Tensor small_mask = latent_mask(mask, start.latents.sizes());
  if (run.networks.inpainting()) return {inpainting_channels(run, picture, mask, small_mask), {}};
  // Drawn and not used upstream; what a scheduler draws later depends on it.
  run.noise.randn(start.latents.sizes());
  return {{}, [&scheduler, start, small_mask](const at::Tensor& latents, bool last) {
            return kept_outside(scheduler, start, small_mask, latents, last);
          }};
}

}  // namespace

at::Tensor inpaint(Run& run, const at::Tensor& picture, const at::Tensor& mask) {
  const c10::InferenceMode inference;
  check_options(run.options);
  // 1. The words.
  const Conditioning conditioning = encode_prompts(run);
  // 2. The timesteps that the strength leaves.
  const Schedule schedule = make_schedule(run, run.options.strength);
  // 3. What to start from: noise, or the picture under noise.
  const int scale = run.networks.pixels_per_latent();
  const std::vector<std::int64_t> shape = {run.batch, run.networks.autoencoder.config().latent_channels,
                                           picture.size(2) / scale, picture.size(3) / scale};
  const Start start = start_latents(run, *schedule.scheduler, picture, shape);
  // 4. How the surroundings come in.
  const at::Tensor hard_mask = (mask >= 0.5).to(at::kFloat);
  const Guide guide = make_guide(run, *schedule.scheduler, start, picture, hard_mask);
  // 5. Noise becomes latents.
  Progress denoising = run.progress.part(0.1, 0.9);
  const at::Tensor latents = denoise(run, schedule, start.latents, conditioning, guide, denoising);
  // 6. Latents become a picture.
  at::Tensor result = decode_latents(run, latents, run.progress);
  run.progress.update(1);
  return result;
}

}  // namespace pentimento::diffusion
