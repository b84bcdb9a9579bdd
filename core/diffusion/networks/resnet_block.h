// Residual block of UNet and autoencoder (diffusers ResnetBlock2D), and the layers that change the size.
#pragma once

#include <optional>

#include "diffusion/networks/layers.h"
#include "diffusion/networks/watch.h"

namespace pentimento::diffusion {

struct ResnetShape {
  int in_channels = 0;
  int out_channels = 0;
  int time_channels = 0;  ///< Width of the timestep embedding; 0: there is none.
  int groups = 32;
  double eps = 1e-5;
  double output_scale = 1;  ///< The sum is divided by it.
};

class ResnetBlock {
 public:
  ResnetBlock(const Weights& weights, const ResnetShape& shape);
  /// x [batch, in, h, w], time [batch, time_channels] or undefined -> [batch, out, h, w]
  at::Tensor operator()(const at::Tensor& x, const at::Tensor& time, const Watch& watch) const;

 private:
  std::string name_;
  double output_scale_;
  GroupNorm norm1_;
  Conv2d conv1_;
  std::optional<Linear> time_emb_proj_;
  GroupNorm norm2_;
  Conv2d conv2_;
  std::optional<Conv2d> conv_shortcut_;
};

/// Nearest neighbor to `size`, then a convolution. [batch, channels, h, w] -> [batch, channels, size]
class Upsample {
 public:
  Upsample(const Weights& weights, int channels) : conv_(weights / "conv", channels, channels) {}
  at::Tensor operator()(const at::Tensor& x, at::IntArrayRef size) const;

 private:
  Conv2d conv_;
};

/// Convolution of stride 2. The autoencoder pads below and to the right only.
class Downsample {
 public:
  Downsample(const Weights& weights, int channels, bool pad_one_side);
  at::Tensor operator()(const at::Tensor& x) const;

 private:
  bool pad_one_side_;
  Conv2d conv_;
};

}  // namespace pentimento::diffusion
