// What models can be run on here.
#pragma once

#include "compute/run_plan.h"

namespace pentimento::engine {

/// The same for the whole life of the program. Where an NVIDIA driver is installed, the first call opens the
/// diffusion library to ask whether its device can be used, which takes seconds: not for a thread that draws.
compute::Machine this_machine();

}  // namespace pentimento::engine
