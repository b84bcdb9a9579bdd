#include "diffusion/networks/layers.h"

#include <ATen/ATen.h>

#include "diffusion/networks/packed_weights.h"

namespace pentimento::diffusion {
namespace {

// A vector or two, such as the timestep, are bound by reading the weights once: packing gains nothing.
constexpr std::int64_t kPackedRows = 16;

}  // namespace

Conv2d::Conv2d(const Weights& weights, int in_channels, int out_channels, const ConvShape& shape)
    : weight_(weights("weight", {out_channels, in_channels, shape.kernel, shape.kernel})),
      bias_(shape.bias ? weights("bias", {out_channels}) : at::Tensor()),
      options_(weight_.options()),
      stride_(shape.stride),
      padding_(shape.padding) {}

at::Tensor Conv2d::operator()(const at::Tensor& x) const {
  if (packable(weight_)) weight_ = packed_for_conv2d(weight_, x.sizes(), stride_, padding_);
  if (weight_.is_mkldnn()) return packed_conv2d(x, weight_, bias_, stride_, padding_);
  return at::conv2d(x, weight_, bias_, at::IntArrayRef({stride_, stride_}),
                    at::IntArrayRef({padding_, padding_}));
}

Linear::Linear(const Weights& weights, int in_features, int out_features, bool bias)
    : weight_(weights("weight", {out_features, in_features})),
      bias_(bias ? weights("bias", {out_features}) : at::Tensor()) {}

at::Tensor Linear::operator()(const at::Tensor& x) const {
  const std::int64_t rows = x.numel() / x.size(-1);
  if (rows >= kPackedRows && packable(weight_)) weight_ = packed_for_linear(weight_, rows);
  return weight_.is_mkldnn() ? packed_linear(x, weight_, bias_) : at::linear(x, weight_, bias_);
}

GroupNorm::GroupNorm(const Weights& weights, int groups, int channels, double eps)
    : weight_(weights("weight", {channels})),
      bias_(weights("bias", {channels})),
      groups_(groups),
      eps_(eps) {}

at::Tensor GroupNorm::operator()(const at::Tensor& x) const {
  return at::group_norm(x, groups_, weight_, bias_, eps_);
}

LayerNorm::LayerNorm(const Weights& weights, int features, double eps)
    : weight_(weights("weight", {features})), bias_(weights("bias", {features})), eps_(eps) {}

at::Tensor LayerNorm::operator()(const at::Tensor& x) const {
  return at::layer_norm(x, weight_.sizes(), weight_, bias_, eps_);
}

at::Tensor convolution_input(const at::Tensor& x, const Conv2d& first) {
  return x.to(first.options()).contiguous(at::MemoryFormat::ChannelsLast);
}

at::Tensor result(const at::Tensor& x) {
  return x.to(at::TensorOptions(at::kCPU).dtype(at::kFloat)).contiguous();
}

at::Tensor attention(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, int heads,
                     bool causal) {
  const auto split = [heads](const at::Tensor& x) {  // [batch, heads, n, width / heads]
    return x.reshape({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
  };
  const at::Tensor mixed =
      at::scaled_dot_product_attention(split(query), split(key), split(value), {}, 0.0, causal);
  return mixed.transpose(1, 2).reshape(query.sizes());
}

}  // namespace pentimento::diffusion
