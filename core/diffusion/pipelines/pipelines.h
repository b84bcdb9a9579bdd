// From words and pictures to pictures, each pipeline told step by step; numbers are those of the pipelines of
// diffusers 0.42 (StableDiffusion, ...Img2Img, ...Inpaint, LatentConsistencyModel), including the order in
// which random numbers are drawn. All pictures are [batch, 3, h, w] with h and w multiples of
// Networks::pixels_per_latent(). Throw Error and Cancelled.
#pragma once

#include "base/geometry.h"
#include "diffusion/pipelines/run.h"

namespace pentimento::diffusion {

/// A new picture of this size, 0..1.
at::Tensor text_to_image(Run& run, Size size);

/// The picture (-1..1) made again, as much as `strength` says. Result 0..1.
at::Tensor image_to_image(Run& run, const at::Tensor& picture);

/// The picture (-1..1) with new content where mask [1, 1, h, w] is 1; 0 keeps. Everything is decoded, so the
/// kept part is only nearly the same. UNets of 9 channels see mask and surroundings; those of 4 are led by
/// mixing the noised picture in after every step.
at::Tensor inpaint(Run& run, const at::Tensor& picture, const at::Tensor& mask);

/// Clean latents as a small picture [1, 3, h, w], 0..1, for previews. The linear map is the one that Keturn
/// fitted for Stable Diffusion 1 (discuss.huggingface.co/t/23204).
at::Tensor latents_to_rgb(const at::Tensor& latents);

}  // namespace pentimento::diffusion
