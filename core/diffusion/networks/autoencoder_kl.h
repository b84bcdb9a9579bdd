// The autoencoder between pictures and latents (diffusers AutoencoderKL).
#pragma once

#include <optional>
#include <vector>

#include "diffusion/networks/resnet_block.h"
#include "diffusion/networks/transformer.h"
#include "diffusion/noise_source.h"
#include "weights/configs.h"

namespace pentimento::diffusion {

/// What the encoder says of a picture: a normal distribution for each number of the latents.
struct LatentDistribution {
  at::Tensor mean;       // [batch, latent_channels, h / 8, w / 8]
  at::Tensor deviation;  // as mean

  at::Tensor sample(NoiseSource& noise) const;
};

/// Residual block, attention of one head over all pixels, residual block.
class AutoencoderMidBlock {
 public:
  AutoencoderMidBlock(const Weights& weights, const weights::AutoencoderConfig& config);
  at::Tensor operator()(const at::Tensor& x, const Watch& watch) const;

 private:
  ResnetBlock resnet_0_;
  GroupNorm group_norm_;
  Attention attention_;
  ResnetBlock resnet_1_;
};

class AutoencoderKL {
 public:
  AutoencoderKL(const Weights& weights, const weights::AutoencoderConfig& config);

  /// image [batch, 3, h, w], -1..1, h and w multiples of 2^(levels - 1)
  LatentDistribution encode(const at::Tensor& image, const Watch& watch) const;
  /// latents as the encoder gives them, that is divided by the scaling factor -> [batch, 3, h, w], about
  /// -1..1
  at::Tensor decode(const at::Tensor& latents, const Watch& watch) const;

  const weights::AutoencoderConfig& config() const { return config_; }

 private:
  struct Level {
    std::vector<ResnetBlock> resnets;
    std::optional<Downsample> downsampler;
    std::optional<Upsample> upsampler;
  };
  static std::vector<Level> encoder_levels(const Weights& weights, const weights::AutoencoderConfig& config);
  static std::vector<Level> decoder_levels(const Weights& weights, const weights::AutoencoderConfig& config);

  weights::AutoencoderConfig config_;
  Conv2d encoder_in_;
  std::vector<Level> down_blocks_;
  AutoencoderMidBlock encoder_mid_;
  GroupNorm encoder_norm_;
  Conv2d encoder_out_;
  std::optional<Conv2d> quant_conv_, post_quant_conv_;
  Conv2d decoder_in_;
  AutoencoderMidBlock decoder_mid_;
  std::vector<Level> up_blocks_;
  GroupNorm decoder_norm_;
  Conv2d decoder_out_;
};

}  // namespace pentimento::diffusion
