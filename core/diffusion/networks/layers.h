// The layers that do the arithmetic, one small type each with libtorch's operation inside. Faster kernels
// belong underneath these and nowhere else. On the processor the first use of a convolution or linear layer
// packs its weights for oneDNN, so a layer is used by one thread at a time, as its network is.
#pragma once

#include <ATen/core/Tensor.h>

#include "diffusion/networks/weights_scope.h"

namespace pentimento::diffusion {

struct ConvShape {
  int kernel = 3;
  int stride = 1;
  int padding = 1;
  bool bias = true;
};

inline constexpr ConvShape kPointwise = {1, 1, 0, true};

class Conv2d {
 public:
  Conv2d(const Weights& weights, int in_channels, int out_channels, const ConvShape& shape = {});
  at::Tensor operator()(const at::Tensor& x) const;  // [batch, in, h, w] -> [batch, out, h', w']

  /// Device and number format in which it computes.
  const at::TensorOptions& options() const { return options_; }

 private:
  mutable at::Tensor weight_;
  at::Tensor bias_;
  at::TensorOptions options_;
  int stride_, padding_;
};

class Linear {
 public:
  Linear(const Weights& weights, int in_features, int out_features, bool bias = true);
  at::Tensor operator()(const at::Tensor& x) const;  // [..., in] -> [..., out]

 private:
  mutable at::Tensor weight_;
  at::Tensor bias_;
};

class GroupNorm {
 public:
  GroupNorm(const Weights& weights, int groups, int channels, double eps);
  at::Tensor operator()(const at::Tensor& x) const;  // [batch, channels, ...]

 private:
  at::Tensor weight_, bias_;
  int groups_;
  double eps_;
};

class LayerNorm {
 public:
  LayerNorm(const Weights& weights, int features, double eps = 1e-5);
  at::Tensor operator()(const at::Tensor& x) const;  // [..., features]

 private:
  at::Tensor weight_, bias_;
  double eps_;
};

/// A picture or latents as a network that is all convolutions takes it: in the device and number format of
/// `first`, its first layer, and with the channels innermost, which libtorch convolves faster on processors.
at::Tensor convolution_input(const at::Tensor& x, const Conv2d& first);

/// What a network gives back: float32 on the processor, whatever it computes in.
at::Tensor result(const at::Tensor& x);

/// Scaled dot-product attention of `heads` heads. query [batch, n, width], key and value [batch, m, width];
/// result as query. `causal`: a token sees itself and those before it.
at::Tensor attention(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, int heads,
                     bool causal = false);

}  // namespace pentimento::diffusion
