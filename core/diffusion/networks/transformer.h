// Attention between the pixels of a feature map and with the text (diffusers Transformer2DModel).
#pragma once

#include <optional>
#include <vector>

#include "diffusion/networks/layers.h"
#include "diffusion/networks/watch.h"

namespace pentimento::diffusion {

struct TransformerShape {
  int channels = 0;
  int heads = 1;
  int layers = 1;
  int context_channels = 0;
  bool linear_projection = false;  ///< proj_in and proj_out are linear layers instead of 1x1 convolutions.
  int groups = 32;
};

/// Queries from x, keys and values from the context (x itself for self-attention).
class Attention {
 public:
  Attention(const Weights& weights, int channels, int context_channels, int heads, bool qkv_bias = false);
  /// x [batch, n, channels], context [batch, m, context_channels] -> [batch, n, channels]
  at::Tensor operator()(const at::Tensor& x, const at::Tensor& context, const Watch& watch) const;

 private:
  std::string name_;
  int heads_;
  Linear to_q_, to_k_, to_v_, to_out_;
};

/// Gated linear unit with GELU (Shazeer, arXiv 2002.05202).
class FeedForward {
 public:
  FeedForward(const Weights& weights, int channels);
  at::Tensor operator()(const at::Tensor& x, const Watch& watch) const;  // [batch, n, channels]

 private:
  std::string name_;
  Linear proj_, out_;
};

class TransformerBlock {
 public:
  TransformerBlock(const Weights& weights, const TransformerShape& shape);
  at::Tensor operator()(const at::Tensor& x, const at::Tensor& context, const Watch& watch) const;

 private:
  std::string name_;
  LayerNorm norm1_;
  Attention attn1_;
  LayerNorm norm2_;
  Attention attn2_;
  LayerNorm norm3_;
  FeedForward ff_;
};

class Transformer2D {
 public:
  Transformer2D(const Weights& weights, const TransformerShape& shape);
  /// x [batch, channels, h, w], context [batch, tokens, context_channels] -> as x
  at::Tensor operator()(const at::Tensor& x, const at::Tensor& context, const Watch& watch) const;

 private:
  at::Tensor projected_in(const at::Tensor& x) const;
  at::Tensor projected_out(const at::Tensor& tokens, at::IntArrayRef shape) const;

  std::string name_;
  GroupNorm norm_;
  std::optional<Linear> linear_in_, linear_out_;
  std::optional<Conv2d> conv_in_, conv_out_;
  std::vector<TransformerBlock> blocks_;
};

}  // namespace pentimento::diffusion
