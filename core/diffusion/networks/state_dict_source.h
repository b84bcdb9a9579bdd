// Tensors of a checkpoint as libtorch tensors. float32 stays mapped and is not copied; half precision is
// converted.
#pragma once

#include "diffusion/networks/weights_scope.h"
#include "weights/state_dict.h"

namespace pentimento::diffusion {

class StateDictSource : public TensorSource {
 public:
  explicit StateDictSource(weights::StateDict tensors) : tensors_(std::move(tensors)) {}
  at::Tensor tensor(const std::string& name, at::IntArrayRef shape) override;

 private:
  weights::StateDict tensors_;
};

}  // namespace pentimento::diffusion
