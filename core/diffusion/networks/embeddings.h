// Numbers as vectors: the timestep, and the guidance scale of latent consistency models.
#pragma once

#include <ATen/core/Tensor.h>

#include <optional>

#include "diffusion/networks/layers.h"
#include "diffusion/networks/watch.h"

namespace pentimento::diffusion {

/// Sinusoids of fractional timesteps [batch] -> [batch, width]; `flipped`: cosines first.
at::Tensor timestep_sinusoid(const at::Tensor& timesteps, int width, bool flipped, double freq_shift);

/// Sinusoids of the guidance scale minus one, as LCM's UNet takes it. [batch] -> [batch, width], sines first.
at::Tensor guidance_embedding(const at::Tensor& guidance_minus_one, int width);

class TimestepEmbedding {
 public:
  TimestepEmbedding(const Weights& weights, int in_channels, int time_channels,
                    std::optional<int> cond_channels);
  /// sinusoid [batch, in], condition [batch, cond] or undefined -> [batch, time_channels]
  at::Tensor operator()(at::Tensor sinusoid, const at::Tensor& condition, const Watch& watch) const;

 private:
  std::string name_;
  Linear linear_1_;
  std::optional<Linear> cond_proj_;
  Linear linear_2_;
};

}  // namespace pentimento::diffusion
