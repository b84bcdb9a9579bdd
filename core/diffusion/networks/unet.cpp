#include "diffusion/networks/unet.h"

#include <ATen/ATen.h>

namespace pentimento::diffusion {

UNet::UNet(const Weights& weights, const weights::UNetConfig& config)
    : config_(config),
      conv_in_(weights / "conv_in", config.in_channels, config.block_out_channels[0]),
      time_embedding_(weights / "time_embedding", config.block_out_channels[0],
                      4 * config.block_out_channels[0], config.time_cond_proj_dim),
      mid_block_(weights / "mid_block", config),
      conv_norm_out_(weights / "conv_norm_out", config.norm_num_groups, config.block_out_channels[0],
                     config.norm_eps),
      conv_out_(weights / "conv_out", config.block_out_channels[0], config.out_channels) {
  for (int i = 0; i < config.levels(); ++i) {
    down_blocks_.emplace_back(weights / "down_blocks" / i, config, i);
    up_blocks_.emplace_back(weights / "up_blocks" / i, config, i);
  }
}

at::Tensor UNet::operator()(const at::Tensor& sample, const at::Tensor& timesteps, const at::Tensor& text,
                            const at::Tensor& guidance, const Watch& watch) const {
  const at::TensorOptions options = conv_in_.options();
  const UNetConditioning conditioning = {time_embedding(timesteps, guidance, watch), text.to(options)};
  const at::Tensor centered = config_.center_input_sample ? 2 * sample - 1.0 : sample;
  at::Tensor x = watch("conv_in", conv_in_(convolution_input(centered, conv_in_)));
  std::vector<at::Tensor> skips = {x};
  for (const UNetDownBlock& block : down_blocks_) x = block(x, conditioning, skips, watch);
  x = mid_block_(x, conditioning, watch);
  for (const UNetUpBlock& block : up_blocks_) x = block(x, conditioning, skips, watch);
  return result(conv_out_(at::silu(watch("conv_norm_out", conv_norm_out_(x)))));
}

at::Tensor UNet::time_embedding(const at::Tensor& timesteps, const at::Tensor& guidance,
                                const Watch& watch) const {
  const at::Tensor sinusoid = timestep_sinusoid(timesteps, config_.block_out_channels[0],
                                                config_.flip_sin_to_cos, config_.freq_shift);
  const at::TensorOptions options = conv_in_.options();
  return time_embedding_(sinusoid.to(options), guidance.defined() ? guidance.to(options) : guidance, watch);
}

}  // namespace pentimento::diffusion
