// Random numbers as torch.Generator('cpu') gives them: fp32 on the processor, whatever computes the rest, so
// that a seed means one picture. Which sequence comes out depends on the shapes that are drawn: draw whole
// tensors, in the pipelines' order.
#pragma once

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace pentimento::diffusion {

class NoiseSource {
 public:
  /// One seed for a whole batch, or one for each picture of it.
  explicit NoiseSource(const std::vector<std::uint64_t>& seeds);

  /// Standard normal numbers. With several seeds shape[0] is their number, and each draws a batch of 1.
  at::Tensor randn(at::IntArrayRef shape);

 private:
  std::vector<at::Generator> generators_;
};

}  // namespace pentimento::diffusion
