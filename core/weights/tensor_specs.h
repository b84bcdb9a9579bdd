// Collects the tensors of a network layer by layer.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "weights/expected_tensors.h"

namespace pentimento::weights {

class TensorSpecs {
 public:
  void add(std::string name, Shape shape) { specs_.push_back({std::move(name), std::move(shape)}); }

  void norm(const std::string& name, int channels) {
    add(name + ".weight", {channels});
    add(name + ".bias", {channels});
  }
  void linear(const std::string& name, int out, int in, bool bias = true) {
    add(name + ".weight", {out, in});
    if (bias) add(name + ".bias", {out});
  }
  void conv(const std::string& name, int out, int in, int kernel, bool bias = true) {
    add(name + ".weight", {out, in, kernel, kernel});
    if (bias) add(name + ".bias", {out});
  }

  std::vector<TensorSpec> take() { return std::move(specs_); }

 private:
  std::vector<TensorSpec> specs_;
};

}  // namespace pentimento::weights
