#include <ATen/ATen.h>

#include "base/error.h"
#include "compute/run_plan.h"
#include "diffusion/pipelines/run.h"
#include "diffusion/pipelines/tiled_decode.h"

namespace pentimento::diffusion {

at::Tensor encode_picture(Run& run, const at::Tensor& picture, const Progress& progress) {
  const LatentDistribution distribution = run.networks.autoencoder->encode(picture, Watch{&progress});
  return distribution.sample(run.noise) * run.networks.autoencoder.config().scaling_factor;
}

namespace {

at::Tensor decode(const Run& run, const at::Tensor& latents, const Watch& watch) {
  if (run.fast_decoder) return run.fast_decoder->decode(latents, watch);
  return run.networks.autoencoder->decode(latents / run.networks.autoencoder.config().scaling_factor, watch);
}

at::Tensor decode_one(const Run& run, const at::Tensor& latents, const Watch& watch) {
  if (!run.tiled_decode) return decode(run, latents, watch);
  return decode_in_tiles(latents, {compute::kDecodeTile, compute::kDecodeOverlap},
                         run.networks.pixels_per_latent(),
                         [&](const at::Tensor& tile) { return decode(run, tile, watch); });
}

}  // namespace

at::Tensor decode_latents(const Run& run, const at::Tensor& latents, const Progress& progress) {
  const Watch watch = {&progress};
  std::vector<at::Tensor> pictures;  // one by one: the decoder needs the most memory
  for (const at::Tensor& one : latents.split(1)) pictures.push_back(decode_one(run, one, watch));
  at::Tensor picture = (at::cat(pictures) / 2 + 0.5).clamp(0, 1);
  if (!picture.isfinite().all().item<bool>()) {
    throw Error(
        ErrorCode::Internal,
        "The model gave no picture but invalid numbers; try another seed, scheduler or guidance scale.");
  }
  return picture;
}

}  // namespace pentimento::diffusion
