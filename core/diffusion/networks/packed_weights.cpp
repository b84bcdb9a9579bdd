#include "diffusion/networks/packed_weights.h"

#include <ATen/ATen.h>
#include <ATen/core/dispatch/Dispatcher.h>

#include <optional>
#include <string_view>

namespace pentimento::diffusion {
namespace {

using Scalars = c10::List<std::optional<at::Scalar>>;
using Bias = std::optional<at::Tensor>;
using Conv2dSignature = at::Tensor(const at::Tensor&, const at::Tensor&, const Bias&, c10::SymIntArrayRef,
                                   c10::SymIntArrayRef, c10::SymIntArrayRef, std::int64_t, std::string_view,
                                   Scalars, std::optional<std::string_view>);
using LinearSignature = at::Tensor(const at::Tensor&, const at::Tensor&, const Bias&, std::string_view,
                                   Scalars, std::optional<std::string_view>);
using ReorderSignature = at::Tensor(const at::Tensor&, std::optional<c10::SymInt>);

constexpr const char kConv2d[] = "mkldnn::_convolution_pointwise", kLinear[] = "mkldnn::_linear_pointwise",
                     kReorder[] = "mkldnn::_reorder_linear_weight";
constexpr std::string_view kNothingFused = "none";

bool known(const char* name) {
  return c10::Dispatcher::singleton().findSchema({name, ""}).has_value();
}

// Operations that libtorch has, but no header of it declares.
template <typename Signature>
c10::TypedOperatorHandle<Signature> operation(const char* name) {
  return c10::Dispatcher::singleton().findSchemaOrThrow(name, "").typed<Signature>();
}

Bias optional(const at::Tensor& bias) {
  return bias.defined() ? Bias(bias) : std::nullopt;
}

}  // namespace

bool packable(const at::Tensor& weight) {
  static const bool there = at::hasMKLDNN() && known(kConv2d) && known(kLinear) && known(kReorder);
  return there && !weight.is_mkldnn() && weight.is_cpu() && weight.scalar_type() == at::kFloat;
}

at::Tensor packed_for_conv2d(const at::Tensor& weight, at::IntArrayRef input_shape, int stride, int padding) {
  return at::mkldnn_reorder_conv2d_weight(weight.to_mkldnn(), {padding, padding}, {stride, stride}, {1, 1}, 1,
                                          input_shape);
}

at::Tensor packed_conv2d(const at::Tensor& x, const at::Tensor& packed, const at::Tensor& bias, int stride,
                         int padding) {
  static const auto call = operation<Conv2dSignature>(kConv2d);
  const c10::SymInt strides[] = {stride, stride}, paddings[] = {padding, padding}, dilations[] = {1, 1};
  return call.call(x.contiguous(at::MemoryFormat::ChannelsLast), packed, optional(bias), paddings, strides,
                   dilations, 1, kNothingFused, Scalars(), std::nullopt);
}

at::Tensor packed_for_linear(const at::Tensor& weight, std::int64_t rows) {
  static const auto call = operation<ReorderSignature>(kReorder);
  return call.call(weight, c10::SymInt(rows));
}

at::Tensor packed_linear(const at::Tensor& x, const at::Tensor& packed, const at::Tensor& bias) {
  static const auto call = operation<LinearSignature>(kLinear);
  return call.call(x, packed, optional(bias), kNothingFused, Scalars(), std::nullopt);
}

}  // namespace pentimento::diffusion
