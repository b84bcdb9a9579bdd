#include "diffusion/networks/autoencoder_kl.h"

#include <ATen/ATen.h>

namespace pentimento::diffusion {
namespace {

constexpr double kEps = 1e-6;

ResnetShape resnet_shape(const weights::AutoencoderConfig& config, int in_channels, int out_channels) {
  return {in_channels, out_channels, 0, config.norm_num_groups, kEps, 1};
}

ResnetShape mid_shape(const weights::AutoencoderConfig& config) {
  return resnet_shape(config, config.block_out_channels.back(), config.block_out_channels.back());
}

}  // namespace

at::Tensor LatentDistribution::sample(NoiseSource& noise) const {
  return mean + deviation * noise.randn(mean.sizes());
}

AutoencoderMidBlock::AutoencoderMidBlock(const Weights& weights, const weights::AutoencoderConfig& config)
    : resnet_0_(weights / "resnets.0", mid_shape(config)),
      group_norm_(weights / "attentions.0.group_norm", config.norm_num_groups,
                  config.block_out_channels.back(), kEps),
      attention_(weights / "attentions.0", config.block_out_channels.back(), config.block_out_channels.back(),
                 1, true),
      resnet_1_(weights / "resnets.1", mid_shape(config)) {}

at::Tensor AutoencoderMidBlock::operator()(const at::Tensor& x, const Watch& watch) const {
  const at::Tensor h = resnet_0_(x, {}, watch);
  const at::Tensor tokens = group_norm_(h).flatten(2).transpose(1, 2);  // [batch, h * w, channels]
  const at::Tensor mixed = attention_(tokens, tokens, watch).transpose(1, 2).reshape(h.sizes());
  return resnet_1_(mixed + h, {}, watch);
}

AutoencoderKL::AutoencoderKL(const Weights& weights, const weights::AutoencoderConfig& config)
    : config_(config),
      encoder_in_(weights / "encoder.conv_in", config.in_channels, config.block_out_channels.front()),
      down_blocks_(encoder_levels(weights / "encoder.down_blocks", config)),
      encoder_mid_(weights / "encoder.mid_block", config),
      encoder_norm_(weights / "encoder.conv_norm_out", config.norm_num_groups,
                    config.block_out_channels.back(), kEps),
      encoder_out_(weights / "encoder.conv_out", config.block_out_channels.back(),
                   2 * config.latent_channels),
      decoder_in_(weights / "decoder.conv_in", config.latent_channels, config.block_out_channels.back()),
      decoder_mid_(weights / "decoder.mid_block", config),
      up_blocks_(decoder_levels(weights / "decoder.up_blocks", config)),
      decoder_norm_(weights / "decoder.conv_norm_out", config.norm_num_groups,
                    config.block_out_channels.front(), kEps),
      decoder_out_(weights / "decoder.conv_out", config.block_out_channels.front(), config.out_channels) {
  const int latent = config.latent_channels;
  if (config.use_quant_conv) quant_conv_.emplace(weights / "quant_conv", 2 * latent, 2 * latent, kPointwise);
  if (config.use_post_quant_conv)
    post_quant_conv_.emplace(weights / "post_quant_conv", latent, latent, kPointwise);
}

std::vector<AutoencoderKL::Level> AutoencoderKL::encoder_levels(const Weights& weights,
                                                                const weights::AutoencoderConfig& config) {
  std::vector<Level> levels;
  int in = config.block_out_channels.front();
  for (int i = 0; i < config.levels(); ++i) {
    const int out = config.block_out_channels[static_cast<std::size_t>(i)];
    Level& level = levels.emplace_back();
    for (int j = 0; j < config.layers_per_block; ++j) {
      level.resnets.emplace_back(weights / i / "resnets" / j, resnet_shape(config, j == 0 ? in : out, out));
    }
    if (i + 1 < config.levels()) level.downsampler.emplace(weights / i / "downsamplers.0", out, true);
    in = out;
  }
  return levels;
}

std::vector<AutoencoderKL::Level> AutoencoderKL::decoder_levels(const Weights& weights,
                                                                const weights::AutoencoderConfig& config) {
  std::vector<Level> levels;
  int in = config.block_out_channels.back();
  for (int i = 0; i < config.levels(); ++i) {
    const int out = config.block_out_channels[static_cast<std::size_t>(config.levels() - 1 - i)];
    Level& level = levels.emplace_back();
    for (int j = 0; j <= config.layers_per_block; ++j) {
      level.resnets.emplace_back(weights / i / "resnets" / j, resnet_shape(config, j == 0 ? in : out, out));
    }
    if (i + 1 < config.levels()) level.upsampler.emplace(weights / i / "upsamplers.0", out);
    in = out;
  }
  return levels;
}

LatentDistribution AutoencoderKL::encode(const at::Tensor& image, const Watch& watch) const {
  at::Tensor x = encoder_in_(convolution_input(image, encoder_in_));
  for (const Level& level : down_blocks_) {
    for (const ResnetBlock& resnet : level.resnets) x = resnet(x, {}, watch);
    if (level.downsampler) x = (*level.downsampler)(x);
  }
  x = encoder_out_(at::silu(encoder_norm_(encoder_mid_(x, watch))));
  if (quant_conv_) x = (*quant_conv_)(x);
  const std::vector<at::Tensor> moments = result(x).chunk(2, 1);
  return {moments[0], (0.5 * moments[1].clamp(-30, 20)).exp()};
}

at::Tensor AutoencoderKL::decode(const at::Tensor& latents, const Watch& watch) const {
  const at::Tensor input = convolution_input(latents, decoder_in_);
  at::Tensor x = decoder_in_(post_quant_conv_ ? (*post_quant_conv_)(input) : input);
  x = decoder_mid_(x, watch);
  for (const Level& level : up_blocks_) {
    for (const ResnetBlock& resnet : level.resnets) x = resnet(x, {}, watch);
    if (level.upsampler) x = (*level.upsampler)(x, {2 * x.size(2), 2 * x.size(3)});
  }
  return result(decoder_out_(at::silu(decoder_norm_(x))));
}

}  // namespace pentimento::diffusion
