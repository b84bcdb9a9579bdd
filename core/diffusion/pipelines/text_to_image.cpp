#include <ATen/ATen.h>

#include "diffusion/pipelines/pipelines.h"

namespace pentimento::diffusion {

at::Tensor text_to_image(Run& run, Size size) {
  const c10::InferenceMode inference;
  check_options(run.options);
  // 1. The words.
  const Conditioning conditioning = encode_prompts(run);
  // 2. The timesteps.
  const Schedule schedule = make_schedule(run, 1);
  // 3. Pure noise to start from.
  const int scale = run.networks.pixels_per_latent(),
            channels = run.networks.autoencoder.config().latent_channels;
  const at::Tensor start = run.noise.randn({run.batch, channels, size.height / scale, size.width / scale}) *
                           schedule.scheduler->init_noise_sigma();
  // 4. Noise becomes latents.
  Progress denoising = run.progress.part(0.02, 0.9);
  const at::Tensor latents = denoise(run, schedule, start, conditioning, {}, denoising);
  // 5. Latents become a picture.
  at::Tensor picture = decode_latents(run, latents, run.progress);
  run.progress.update(1);
  return picture;
}

}  // namespace pentimento::diffusion
