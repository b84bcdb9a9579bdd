// Where and how a model will be run, and what it takes: said before the run. Pure arithmetic.
#pragma once

#include <cstdint>
#include <string>

#include "base/geometry.h"
#include "engine/models.h"

namespace pentimento::engine {

struct MemoryPlan {
  std::string device;   ///< "cpu"
  std::string dtype;    ///< what is computed in: "fp32"
  bool mapped = false;  ///< weights stay in the mapped file, because they have the dtype already
  std::uint64_t weights_bytes = 0;
  std::uint64_t work_bytes = 0;  ///< estimate of what the largest step takes beside the weights

  std::uint64_t total() const { return weights_bytes + work_bytes; }
  bool operator==(const MemoryPlan&) const = default;
};

/// For a picture of `size` at the model's working size.
MemoryPlan memory_plan(const ModelInfo& model, Size size);

/// Throws Error(OutOfMemory) when the plan needs more than `limit` bytes (0: the memory of this machine).
void check_memory(const MemoryPlan& plan, Size size, std::uint64_t limit = 0);

}  // namespace pentimento::engine
