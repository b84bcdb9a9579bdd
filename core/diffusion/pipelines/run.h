// What all pipelines share: the networks of a checkpoint, one run's choices, and the steps that every
// pipeline is made of. The pipelines themselves are in pipelines.h.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "base/progress.h"
#include "diffusion/networks/autoencoder_kl.h"
#include "diffusion/networks/autoencoder_tiny.h"
#include "diffusion/networks/clip_text_encoder.h"
#include "diffusion/networks/lazy_network.h"
#include "diffusion/networks/unet.h"
#include "diffusion/options.h"
#include "diffusion/schedulers/scheduler.h"
#include "diffusion/tokenizers/clip_tokenizer.h"

namespace pentimento::diffusion {

struct Networks {
  ClipTokenizer tokenizer;
  std::int64_t pad_token = 49407;
  LazyNetwork<ClipTextEncoder> text_encoder;
  LazyNetwork<UNet> unet;
  LazyNetwork<AutoencoderKL> autoencoder;
  weights::SchedulerConfig scheduler;  ///< The checkpoint's own file.

  bool latent_consistency() const { return unet.config().time_cond_proj_dim.has_value(); }
  bool inpainting() const { return unet.config().in_channels == 9; }
  /// Pixels for each latent, in height and width.
  int pixels_per_latent() const { return 1 << (autoencoder.config().levels() - 1); }
};

/// Shown after every step: the latents, and the clean latents that the network sees in them.
using StepSink = std::function<void(const at::Tensor& latents, const at::Tensor& clean)>;

struct Run {
  const Networks& networks;
  const SamplingOptions& options;
  NoiseSource& noise;
  Progress& progress;
  StepSink on_step = {};
  /// Decodes the result in place of the checkpoint's own autoencoder.
  const AutoencoderTiny* fast_decoder = nullptr;
  bool takes_turns = false;   ///< Networks are put away after their turn.
  bool tiled_decode = false;  ///< See tiled_decode.h.
  int batch = 1;  ///< Pictures drawn at once. More than one only where numbers are compared with diffusers.
};

/// Error Usage for numbers outside their range, NaN included.
void check_options(const SamplingOptions& options);

/// The text as the UNet is given it.
struct Conditioning {
  at::Tensor text;      // [batch, tokens, width], twice the batch when guided: unconditional first
  at::Tensor guidance;  // LCM: [batch, time_cond_proj_dim]; else undefined
  bool guided = false;
};
Conditioning encode_prompts(const Run& run);

/// The scheduler of the run with its timesteps, at the first step that `strength` leaves.
struct Schedule {
  std::unique_ptr<Scheduler> scheduler;
  int first = 0;  ///< Entry of timesteps() that the run starts with.

  int evaluations() const { return static_cast<int>(scheduler->timesteps().size()) - first; }
};
Schedule make_schedule(const Run& run, double strength);

/// What the UNet sees besides the latents, and what becomes of the latents after a step.
struct Guide {
  at::Tensor channels;  // [1, 5, h, w] for UNets of 9 channels; else undefined
  std::function<at::Tensor(const at::Tensor& latents, bool last)> after_step = {};
};

/// Runs the UNet over the schedule. latents [batch, 4, h, w].
at::Tensor denoise(Run& run, const Schedule& schedule, at::Tensor latents, const Conditioning& conditioning,
                   const Guide& guide, Progress& progress);

/// A picture [batch, 3, h, w] in -1..1 as latents scaled for the UNet; draws from the run's noise.
at::Tensor encode_picture(Run& run, const at::Tensor& picture, const Progress& progress);

/// Latents as a picture [batch, 3, h, w], 0..1. Error Internal when the network gave no numbers.
at::Tensor decode_latents(const Run& run, const at::Tensor& latents, const Progress& progress);

}  // namespace pentimento::diffusion
