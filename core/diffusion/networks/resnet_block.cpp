#include "diffusion/networks/resnet_block.h"

#include <ATen/ATen.h>

namespace pentimento::diffusion {

ResnetBlock::ResnetBlock(const Weights& weights, const ResnetShape& shape)
    : name_(weights.name()),
      output_scale_(shape.output_scale),
      norm1_(weights / "norm1", shape.groups, shape.in_channels, shape.eps),
      conv1_(weights / "conv1", shape.in_channels, shape.out_channels),
      norm2_(weights / "norm2", shape.groups, shape.out_channels, shape.eps),
      conv2_(weights / "conv2", shape.out_channels, shape.out_channels) {
  if (shape.time_channels > 0) {
    time_emb_proj_.emplace(weights / "time_emb_proj", shape.time_channels, shape.out_channels);
  }
  if (shape.in_channels != shape.out_channels) {
    conv_shortcut_.emplace(weights / "conv_shortcut", shape.in_channels, shape.out_channels, kPointwise);
  }
}

at::Tensor ResnetBlock::operator()(const at::Tensor& x, const at::Tensor& time, const Watch& watch) const {
  at::Tensor h = conv1_(at::silu(norm1_(x)));
  if (time_emb_proj_) h = h + (*time_emb_proj_)(at::silu(time)).unsqueeze(-1).unsqueeze(-1);
  h = conv2_(at::silu(norm2_(h)));
  at::Tensor sum = (conv_shortcut_ ? (*conv_shortcut_)(x) : x) + h;
  if (output_scale_ != 1) sum = sum / output_scale_;
  return watch(name_, sum);
}

at::Tensor Upsample::operator()(const at::Tensor& x, at::IntArrayRef size) const {
  return conv_(at::upsample_nearest2d(x, size));
}

Downsample::Downsample(const Weights& weights, int channels, bool pad_one_side)
    : pad_one_side_(pad_one_side),
      conv_(weights / "conv", channels, channels, {3, 2, pad_one_side ? 0 : 1, true}) {}

at::Tensor Downsample::operator()(const at::Tensor& x) const {
  return conv_(pad_one_side_ ? at::constant_pad_nd(x, {0, 1, 0, 1}) : x);
}

}  // namespace pentimento::diffusion
