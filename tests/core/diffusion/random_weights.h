// Checkpoints without files: each tensor follows from a seed, its name and its shape, by the rule with which
// the goldens were made (tests/reference/weights.py).
#pragma once

#include <cstdint>
#include <string>

#include "diffusion/networks/weights_scope.h"

namespace pentimento::diffusion {

class RandomWeights : public TensorSource {
 public:
  /// component: "unet" "vae" "text_encoder". `gain` below 1 shrinks all but norm scales, so that a wrong
  /// epsilon shows.
  explicit RandomWeights(std::string component, double gain = 1, std::uint64_t seed = 0)
      : component_(std::move(component)), gain_(gain), seed_(seed) {}
  at::Tensor tensor(const std::string& name, at::IntArrayRef shape) override;

 private:
  std::string component_;
  double gain_;
  std::uint64_t seed_;
};

}  // namespace pentimento::diffusion
