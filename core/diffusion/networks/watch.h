// Passed through a network: every block shows its output to it. This is where a run is cancelled between
// blocks, and where tests look inside.
#pragma once

#include <ATen/core/Tensor.h>

#include <functional>
#include <string>

#include "base/progress.h"

namespace pentimento::diffusion {

struct Watch {
  const Progress* progress = nullptr;
  std::function<void(const std::string& module, const at::Tensor& output)> tap = {};

  /// Returns `output`. Throws Cancelled.
  at::Tensor operator()(const std::string& module, at::Tensor output) const {
    if (progress) progress->check();
    if (tap) tap(module, output);
    return output;
  }
};

}  // namespace pentimento::diffusion
