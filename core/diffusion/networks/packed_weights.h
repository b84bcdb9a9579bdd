// Weights in the order in which oneDNN's kernels read them. libtorch's own convolution and linear layer bring
// them into that order again at every call, which for deep feature maps costs more than the arithmetic.
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace pentimento::diffusion {

/// float32 on the processor, and a libtorch with oneDNN.
bool packable(const at::Tensor& weight);

/// weight [out, in, k, k] for inputs of about `input_shape` [batch, in, h, w]; other shapes work too, maybe
/// slower.
at::Tensor packed_for_conv2d(const at::Tensor& weight, at::IntArrayRef input_shape, int stride, int padding);
/// x [batch, in, h, w] -> [batch, out, h', w'], channels innermost; bias may be undefined.
at::Tensor packed_conv2d(const at::Tensor& x, const at::Tensor& packed, const at::Tensor& bias, int stride,
                         int padding);

/// weight [out, in] for inputs of about this many rows.
at::Tensor packed_for_linear(const at::Tensor& weight, std::int64_t rows);
/// x [..., in] -> [..., out]; bias may be undefined.
at::Tensor packed_linear(const at::Tensor& x, const at::Tensor& packed, const at::Tensor& bias);

}  // namespace pentimento::diffusion
