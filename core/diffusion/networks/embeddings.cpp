#include "diffusion/networks/embeddings.h"

#include <ATen/ATen.h>

#include <cmath>

namespace pentimento::diffusion {

namespace {
const double kLogMaxPeriod = std::log(10000.0);
}

at::Tensor timestep_sinusoid(const at::Tensor& timesteps, int width, bool flipped, double freq_shift) {
  const int half = width / 2;
  const at::Tensor exponent = at::arange(half, at::kFloat) * -kLogMaxPeriod / (half - freq_shift);
  const at::Tensor angles = timesteps.to(at::kFloat).unsqueeze(1) * exponent.exp().unsqueeze(0);
  return flipped ? at::cat({angles.cos(), angles.sin()}, -1) : at::cat({angles.sin(), angles.cos()}, -1);
}

at::Tensor guidance_embedding(const at::Tensor& guidance_minus_one, int width) {
  const int half = width / 2;
  const at::Tensor frequencies = (at::arange(half, at::kFloat) * -(kLogMaxPeriod / (half - 1))).exp();
  const at::Tensor angles =
      (guidance_minus_one.to(at::kFloat) * 1000.0).unsqueeze(1) * frequencies.unsqueeze(0);
  return at::cat({angles.sin(), angles.cos()}, 1);
}

TimestepEmbedding::TimestepEmbedding(const Weights& weights, int in_channels, int time_channels,
                                     std::optional<int> cond_channels)
    : name_(weights.name()),
      linear_1_(weights / "linear_1", in_channels, time_channels),
      linear_2_(weights / "linear_2", time_channels, time_channels) {
  if (cond_channels) cond_proj_.emplace(weights / "cond_proj", *cond_channels, in_channels, false);
}

at::Tensor TimestepEmbedding::operator()(at::Tensor sinusoid, const at::Tensor& condition,
                                         const Watch& watch) const {
  if (cond_proj_ && condition.defined()) sinusoid = sinusoid + (*cond_proj_)(condition);
  return watch(name_, linear_2_(at::silu(linear_1_(sinusoid))));
}

}  // namespace pentimento::diffusion
