// What this machine can do for libtorch.
#pragma once

#include <ATen/core/Tensor.h>

#include "diffusion/run_plan.h"

namespace pentimento::diffusion {

/// Loads libtorch_cuda.so, which nothing links against, when a driver is there; without one, or without
/// that library and those it needs, there is no CUDA device.
Machine this_machine();

/// Where the tensors of a network go.
at::TensorOptions tensor_options(Device device, ComputeType type);

}  // namespace pentimento::diffusion
