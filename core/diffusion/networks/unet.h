// The denoiser of Stable Diffusion 1.x and 2.x (diffusers UNet2DConditionModel): a U-Net of residual blocks
// with attention to the text. Rombach et al., "High-Resolution Image Synthesis with Latent Diffusion
// Models", arXiv 2112.10752. Parameter names are those of diffusers.
#pragma once

#include <optional>
#include <vector>

#include "diffusion/networks/embeddings.h"
#include "diffusion/networks/resnet_block.h"
#include "diffusion/networks/transformer.h"
#include "weights/configs.h"

namespace pentimento::diffusion {

/// What every block is conditioned on.
struct UNetConditioning {
  at::Tensor time;  ///< [batch, time_channels]
  at::Tensor text;  ///< [batch, tokens, cross_attention_dim]
};

/// One level on the way down: residual blocks, each with attention where the level has it.
class UNetDownBlock {
 public:
  UNetDownBlock(const Weights& weights, const weights::UNetConfig& config, int level);
  /// Appends every output to `skips` for the way up.
  at::Tensor operator()(at::Tensor x, const UNetConditioning& conditioning, std::vector<at::Tensor>& skips,
                        const Watch& watch) const;

 private:
  std::string name_;
  std::vector<ResnetBlock> resnets_;
  std::vector<Transformer2D> attentions_;
  std::optional<Downsample> downsampler_;
};

class UNetMidBlock {
 public:
  UNetMidBlock(const Weights& weights, const weights::UNetConfig& config);
  at::Tensor operator()(at::Tensor x, const UNetConditioning& conditioning, const Watch& watch) const;

 private:
  std::string name_;
  ResnetBlock resnet_0_;
  Transformer2D attention_;
  ResnetBlock resnet_1_;
};

/// One level on the way up. Takes its skips from the end.
class UNetUpBlock {
 public:
  UNetUpBlock(const Weights& weights, const weights::UNetConfig& config, int index);
  at::Tensor operator()(at::Tensor x, const UNetConditioning& conditioning, std::vector<at::Tensor>& skips,
                        const Watch& watch) const;

 private:
  std::string name_;
  std::vector<ResnetBlock> resnets_;
  std::vector<Transformer2D> attentions_;
  std::optional<Upsample> upsampler_;
};

class UNet {
 public:
  UNet(const Weights& weights, const weights::UNetConfig& config);

  /// sample [batch, in_channels, h, w] of any size; timesteps [batch], fractional ones too; text [batch,
  /// tokens, cross_attention_dim]; guidance: guidance_embedding() for LCM, else undefined.
  /// Result [batch, out_channels, h, w].
  at::Tensor operator()(const at::Tensor& sample, const at::Tensor& timesteps, const at::Tensor& text,
                        const at::Tensor& guidance, const Watch& watch) const;

  const weights::UNetConfig& config() const { return config_; }

 private:
  at::Tensor time_embedding(const at::Tensor& timesteps, const at::Tensor& guidance,
                            const Watch& watch) const;

  weights::UNetConfig config_;
  Conv2d conv_in_;
  TimestepEmbedding time_embedding_;
  std::vector<UNetDownBlock> down_blocks_;
  UNetMidBlock mid_block_;
  std::vector<UNetUpBlock> up_blocks_;
  GroupNorm conv_norm_out_;
  Conv2d conv_out_;
};

}  // namespace pentimento::diffusion
