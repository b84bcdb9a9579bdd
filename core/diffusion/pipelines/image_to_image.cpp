#include <ATen/ATen.h>

#include "diffusion/pipelines/pipelines.h"

namespace pentimento::diffusion {

at::Tensor image_to_image(Run& run, const at::Tensor& picture) {
  const c10::InferenceMode inference;
  check_options(run.options);
  // 1. The words.
  const Conditioning conditioning = encode_prompts(run);
  // 2. The timesteps that the strength leaves.
  const Schedule schedule = make_schedule(run, run.options.strength);
  // 3. The picture as latents, with noise for the first of them.
  const at::Tensor clean = encode_picture(run, picture, run.progress).expand({run.batch, -1, -1, -1});
  const at::Tensor start = schedule.scheduler->add_noise(clean, run.noise.randn(clean.sizes()));
  // 4. Noise becomes latents.
  Progress denoising = run.progress.part(0.1, 0.9);
  const at::Tensor latents = denoise(run, schedule, start, conditioning, {}, denoising);
  // 5. Latents become a picture.
  at::Tensor result = decode_latents(run, latents, run.progress);
  run.progress.update(1);
  return result;
}

}  // namespace pentimento::diffusion
