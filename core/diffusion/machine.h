// What this machine can do for libtorch.
#pragma once

#include "compute/run_plan.h"

namespace c10 {
struct TensorOptions;
}

namespace pentimento::diffusion {

using compute::ComputeType;
using compute::Device;

/// With the memory of the first CUDA device. Loads libtorch_cuda.so, which nothing links against, when a
/// driver is there; without one, or without that library and those it needs, there is no CUDA device.
compute::Machine this_machine();

/// Where the tensors of a network go.
c10::TensorOptions tensor_options(Device device, ComputeType type);

}  // namespace pentimento::diffusion
