// TAESD, a small autoencoder for previews and fast decoding (diffusers AutoencoderTiny; Bohan,
// https://github.com/madebyollin/taesd). It takes latents as the denoiser sees them, that is multiplied by
// the scaling factor of the large autoencoder.
#pragma once

#include <optional>
#include <vector>

#include "diffusion/networks/layers.h"
#include "diffusion/networks/watch.h"
#include "weights/configs.h"

namespace pentimento::diffusion {

/// Three convolutions and a skip.
class TinyBlock {
 public:
  TinyBlock(const Weights& weights, int channels);
  at::Tensor operator()(const at::Tensor& x) const;  // [batch, channels, h, w]

 private:
  Conv2d conv_0_, conv_2_, conv_4_;
};

class AutoencoderTiny {
 public:
  AutoencoderTiny(const Weights& weights, const weights::TinyAutoencoderConfig& config);

  /// image [batch, 3, h, w], -1..1, h and w multiples of 8 -> [batch, 4, h / 8, w / 8]
  at::Tensor encode(const at::Tensor& image, const Watch& watch) const;
  /// [batch, 4, h, w] -> [batch, 3, 8 h, 8 w], about -1..1
  at::Tensor decode(const at::Tensor& latents, const Watch& watch) const;

  const weights::TinyAutoencoderConfig& config() const { return config_; }

 private:
  /// `conv` comes before the blocks in the encoder and after them in the decoder.
  struct Level {
    std::optional<Conv2d> conv;
    std::vector<TinyBlock> blocks;
    bool doubles = false;
  };
  void build_encoder(const Weights& weights);
  void build_decoder(const Weights& weights);

  weights::TinyAutoencoderConfig config_;
  std::vector<Level> encoder_, decoder_;
  std::optional<Conv2d> encoder_out_, decoder_in_;
};

}  // namespace pentimento::diffusion
