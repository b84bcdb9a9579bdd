#include <ATen/ATen.h>

#include <algorithm>

#include "diffusion/networks/unet.h"

namespace pentimento::diffusion {
namespace {

constexpr int kTimeGrowth = 4;

int channels_at(const weights::UNetConfig& config, int level) {
  return config.block_out_channels[static_cast<std::size_t>(level)];
}

ResnetShape resnet_shape(const weights::UNetConfig& config, int in_channels, int out_channels) {
  return {in_channels,
          out_channels,
          kTimeGrowth * config.block_out_channels[0],
          config.norm_num_groups,
          config.norm_eps,
          1};
}

TransformerShape transformer_shape(const weights::UNetConfig& config, int level) {
  const auto at = static_cast<std::size_t>(level);
  return {
      config.block_out_channels[at], config.attention_heads[at],   config.transformer_layers_per_block[at],
      config.cross_attention_dim,    config.use_linear_projection, config.norm_num_groups};
}

ResnetShape mid_resnet_shape(const weights::UNetConfig& config) {
  const int channels = config.block_out_channels.back();
  ResnetShape shape = resnet_shape(config, channels, channels);
  shape.output_scale = config.mid_block_scale_factor;
  return shape;
}

}  // namespace

UNetDownBlock::UNetDownBlock(const Weights& weights, const weights::UNetConfig& config, int level)
    : name_(weights.name()) {
  const int out = channels_at(config, level),
            in = level > 0 ? channels_at(config, level - 1) : config.block_out_channels[0];
  const bool attends = config.down_attention[static_cast<std::size_t>(level)];
  for (int i = 0; i < config.layers_per_block; ++i) {
    resnets_.emplace_back(weights / "resnets" / i, resnet_shape(config, i == 0 ? in : out, out));
    if (attends) attentions_.emplace_back(weights / "attentions" / i, transformer_shape(config, level));
  }
  if (level + 1 < config.levels()) downsampler_.emplace(weights / "downsamplers.0", out, false);
}

at::Tensor UNetDownBlock::operator()(at::Tensor x, const UNetConditioning& conditioning,
                                     std::vector<at::Tensor>& skips, const Watch& watch) const {
  for (std::size_t i = 0; i < resnets_.size(); ++i) {
    x = resnets_[i](x, conditioning.time, watch);
    if (!attentions_.empty()) x = attentions_[i](x, conditioning.text, watch);
    skips.push_back(x);
  }
  if (downsampler_) skips.push_back(x = (*downsampler_)(x));
  return watch(name_, x);
}

UNetMidBlock::UNetMidBlock(const Weights& weights, const weights::UNetConfig& config)
    : name_(weights.name()),
      resnet_0_(weights / "resnets.0", mid_resnet_shape(config)),
      attention_(weights / "attentions.0", transformer_shape(config, config.levels() - 1)),
      resnet_1_(weights / "resnets.1", mid_resnet_shape(config)) {}

at::Tensor UNetMidBlock::operator()(at::Tensor x, const UNetConditioning& conditioning,
                                    const Watch& watch) const {
  x = resnet_0_(x, conditioning.time, watch);
  x = attention_(x, conditioning.text, watch);
  return watch(name_, resnet_1_(x, conditioning.time, watch));
}

UNetUpBlock::UNetUpBlock(const Weights& weights, const weights::UNetConfig& config, int index)
    : name_(weights.name()) {
  const int level = config.levels() - 1 - index;
  const int out = channels_at(config, level);
  const int below = channels_at(config, std::min(level + 1, config.levels() - 1));
  const int above = channels_at(config, std::max(level - 1, 0));
  const bool attends = config.up_attention[static_cast<std::size_t>(index)];
  for (int i = 0; i <= config.layers_per_block; ++i) {
    const int in = i == 0 ? below : out;
    const int skip = i == config.layers_per_block ? above : out;
    resnets_.emplace_back(weights / "resnets" / i, resnet_shape(config, in + skip, out));
    if (attends) attentions_.emplace_back(weights / "attentions" / i, transformer_shape(config, level));
  }
  if (level > 0) upsampler_.emplace(weights / "upsamplers.0", out);
}

at::Tensor UNetUpBlock::operator()(at::Tensor x, const UNetConditioning& conditioning,
                                   std::vector<at::Tensor>& skips, const Watch& watch) const {
  for (std::size_t i = 0; i < resnets_.size(); ++i) {
    x = resnets_[i](at::cat({x, skips.back()}, 1), conditioning.time, watch);
    skips.pop_back();
    if (!attentions_.empty()) x = attentions_[i](x, conditioning.text, watch);
  }
  // To the size of the next skip, which is not always the double.
  if (upsampler_) x = (*upsampler_)(x, skips.back().sizes().slice(2));
  return watch(name_, x);
}

}  // namespace pentimento::diffusion
