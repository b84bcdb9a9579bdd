#include "diffusion/networks/autoencoder_tiny.h"

#include <ATen/ATen.h>

namespace pentimento::diffusion {
namespace {

constexpr ConvShape kHalving = {3, 2, 1, false};
constexpr ConvShape kNoBias = {3, 1, 1, false};

}  // namespace

TinyBlock::TinyBlock(const Weights& weights, int channels)
    : conv_0_(weights / "conv.0", channels, channels),
      conv_2_(weights / "conv.2", channels, channels),
      conv_4_(weights / "conv.4", channels, channels) {}

at::Tensor TinyBlock::operator()(const at::Tensor& x) const {
  return at::relu(conv_4_(at::relu(conv_2_(at::relu(conv_0_(x))))) + x);
}

AutoencoderTiny::AutoencoderTiny(const Weights& weights, const weights::TinyAutoencoderConfig& config)
    : config_(config) {
  build_encoder(weights / "encoder.layers");
  build_decoder(weights / "decoder.layers");
}

// The layers are numbered through.
void AutoencoderTiny::build_encoder(const Weights& weights) {
  const std::vector<int>& widths = config_.encoder_block_out_channels;
  int index = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    Level& level = encoder_.emplace_back();
    level.conv.emplace(weights / index++, i == 0 ? config_.in_channels : widths[i], widths[i],
                       i == 0 ? ConvShape{} : kHalving);
    for (int k = 0; k < config_.num_encoder_blocks[i]; ++k)
      level.blocks.emplace_back(weights / index++, widths[i]);
  }
  encoder_out_.emplace(weights / index, widths.back(), config_.latent_channels);
}

void AutoencoderTiny::build_decoder(const Weights& weights) {
  const std::vector<int>& widths = config_.decoder_block_out_channels;
  decoder_in_.emplace(weights / 0, config_.latent_channels, widths.front());
  int index = 2;  // 1 is the activation
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const bool last = i + 1 == widths.size();
    Level& level = decoder_.emplace_back();
    for (int k = 0; k < config_.num_decoder_blocks[i]; ++k)
      level.blocks.emplace_back(weights / index++, widths[i]);
    level.doubles = !last;
    if (level.doubles) ++index;  // the upsampler
    level.conv.emplace(weights / index++, widths[i], last ? config_.out_channels : widths[i],
                       last ? ConvShape{} : kNoBias);
  }
}

at::Tensor AutoencoderTiny::encode(const at::Tensor& image, const Watch& watch) const {
  at::Tensor x = (convolution_input(image, *encoder_out_) + 1) / 2;
  for (const Level& level : encoder_) {
    x = (*level.conv)(x);
    for (const TinyBlock& block : level.blocks) x = watch("encoder", block(x));
  }
  return result((*encoder_out_)(x));
}

at::Tensor AutoencoderTiny::decode(const at::Tensor& latents, const Watch& watch) const {
  at::Tensor x = at::relu((*decoder_in_)(at::tanh(convolution_input(latents, *decoder_in_) / 3) * 3));
  for (const Level& level : decoder_) {
    for (const TinyBlock& block : level.blocks) x = watch("decoder", block(x));
    if (level.doubles) x = at::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)});
    x = (*level.conv)(x);
  }
  return result(x) * 2 - 1;
}

}  // namespace pentimento::diffusion
