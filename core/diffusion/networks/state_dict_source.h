// Tensors of a checkpoint as libtorch tensors. What the checkpoint holds in the wanted format, for the
// processor, stays mapped and is not copied; the rest is converted.
#pragma once

#include "diffusion/networks/weights_scope.h"
#include "weights/state_dict.h"

namespace pentimento::diffusion {

class StateDictSource : public TensorSource {
 public:
  /// options: device and number format of the tensors.
  explicit StateDictSource(weights::StateDict tensors, at::TensorOptions options = at::kFloat)
      : tensors_(std::move(tensors)), options_(options) {}
  at::Tensor tensor(const std::string& name, at::IntArrayRef shape) override;

 private:
  weights::StateDict tensors_;
  at::TensorOptions options_;
};

}  // namespace pentimento::diffusion
