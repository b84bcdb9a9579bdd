#include "diffusion/networks/transformer.h"

#include <ATen/ATen.h>

namespace pentimento::diffusion {
namespace {

constexpr int kFeedForwardGrowth = 4;
constexpr double kGroupNormEps = 1e-6;  // here, and 1e-5 in the residual blocks

at::Tensor as_tokens(const at::Tensor& x) {
  return x.flatten(2).transpose(1, 2);
}  // [batch, h * w, channels]

at::Tensor as_map(const at::Tensor& tokens, at::IntArrayRef shape) {
  return tokens.transpose(1, 2).reshape({shape[0], tokens.size(2), shape[2], shape[3]});
}

}  // namespace

Attention::Attention(const Weights& weights, int channels, int context_channels, int heads, bool qkv_bias)
    : name_(weights.name()),
      heads_(heads),
      to_q_(weights / "to_q", channels, channels, qkv_bias),
      to_k_(weights / "to_k", context_channels, channels, qkv_bias),
      to_v_(weights / "to_v", context_channels, channels, qkv_bias),
      to_out_(weights / "to_out.0", channels, channels) {}

at::Tensor Attention::operator()(const at::Tensor& x, const at::Tensor& context, const Watch& watch) const {
  return watch(name_, to_out_(attention(to_q_(x), to_k_(context), to_v_(context), heads_)));
}

FeedForward::FeedForward(const Weights& weights, int channels)
    : name_(weights.name()),
      proj_(weights / "net.0.proj", channels, 2 * kFeedForwardGrowth * channels),
      out_(weights / "net.2", kFeedForwardGrowth * channels, channels) {}

at::Tensor FeedForward::operator()(const at::Tensor& x, const Watch& watch) const {
  const std::vector<at::Tensor> halves = proj_(x).chunk(2, -1);
  return watch(name_, out_(halves[0] * at::gelu(halves[1])));
}

TransformerBlock::TransformerBlock(const Weights& weights, const TransformerShape& shape)
    : name_(weights.name()),
      norm1_(weights / "norm1", shape.channels),
      attn1_(weights / "attn1", shape.channels, shape.channels, shape.heads),
      norm2_(weights / "norm2", shape.channels),
      attn2_(weights / "attn2", shape.channels, shape.context_channels, shape.heads),
      norm3_(weights / "norm3", shape.channels),
      ff_(weights / "ff", shape.channels) {}

at::Tensor TransformerBlock::operator()(const at::Tensor& x, const at::Tensor& context,
                                        const Watch& watch) const {
  const at::Tensor normed = norm1_(x);
  at::Tensor h = attn1_(normed, normed, watch) + x;
  h = attn2_(norm2_(h), context, watch) + h;
  h = ff_(norm3_(h), watch) + h;
  return watch(name_, h);
}

Transformer2D::Transformer2D(const Weights& weights, const TransformerShape& shape)
    : name_(weights.name()), norm_(weights / "norm", shape.groups, shape.channels, kGroupNormEps) {
  if (shape.linear_projection) {
    linear_in_.emplace(weights / "proj_in", shape.channels, shape.channels);
    linear_out_.emplace(weights / "proj_out", shape.channels, shape.channels);
  } else {
    conv_in_.emplace(weights / "proj_in", shape.channels, shape.channels, kPointwise);
    conv_out_.emplace(weights / "proj_out", shape.channels, shape.channels, kPointwise);
  }
  for (int i = 0; i < shape.layers; ++i) blocks_.emplace_back(weights / "transformer_blocks" / i, shape);
}

at::Tensor Transformer2D::operator()(const at::Tensor& x, const at::Tensor& context,
                                     const Watch& watch) const {
  at::Tensor tokens = projected_in(norm_(x));
  for (const TransformerBlock& block : blocks_) tokens = block(tokens, context, watch);
  return watch(name_, projected_out(tokens, x.sizes()) + x);
}

at::Tensor Transformer2D::projected_in(const at::Tensor& x) const {
  return linear_in_ ? (*linear_in_)(as_tokens(x)) : as_tokens((*conv_in_)(x));
}

at::Tensor Transformer2D::projected_out(const at::Tensor& tokens, at::IntArrayRef shape) const {
  return linear_out_ ? as_map((*linear_out_)(tokens), shape) : (*conv_out_)(as_map(tokens, shape));
}

}  // namespace pentimento::diffusion
