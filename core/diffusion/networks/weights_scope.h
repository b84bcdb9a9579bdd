// Where the parameters of a network come from while it is built. A layer's constructor takes its tensors by
// the name they have in a checkpoint of diffusers, so a network that is built is loaded.
#pragma once

#include <ATen/core/Tensor.h>

#include <string>
#include <string_view>

namespace pentimento::diffusion {

/// Gives tensors by their full names.
class TensorSource {
 public:
  virtual ~TensorSource() = default;
  /// Contiguous, of exactly this shape, all of one number format and device. Error MissingWeights, naming
  /// the tensor.
  virtual at::Tensor tensor(const std::string& name, at::IntArrayRef shape) = 0;
};

/// A source and the part of the name that the network has come to: `weights / "resnets" / 0` holds
/// "resnets.0.conv1.weight" as ("conv1.weight", shape).
class Weights {
 public:
  explicit Weights(TensorSource& source) : source_(&source) {}

  Weights operator/(std::string_view name) const;
  Weights operator/(int index) const { return *this / std::string_view(std::to_string(index)); }
  at::Tensor operator()(std::string_view name, at::IntArrayRef shape) const;

  /// "down_blocks.0.resnets.0"; empty at the top.
  const std::string& name() const { return name_; }

 private:
  TensorSource* source_;
  std::string name_;
};

}  // namespace pentimento::diffusion
