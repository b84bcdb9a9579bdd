#include "engine/memory_plan.h"

#include <cstdio>

#include "base/error.h"
#include "base/system.h"

namespace pentimento::engine {

namespace {
// The last level of the autoencoder's decoder: 256 channels of 4 bytes, four times (input, normalized,
// columns of the convolution, output).
constexpr std::uint64_t kWorkBytesPerPixel = 4096;
constexpr std::uint64_t kBytesPerNumber = 4;

std::string gigabytes(std::uint64_t bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f GB", static_cast<double>(bytes) / 1e9);
  return text;
}
}  // namespace

MemoryPlan memory_plan(const ModelInfo& model, Size size) {
  return {"cpu", "fp32", model.dtype == "F32", model.parameters * kBytesPerNumber,
          static_cast<std::uint64_t>(size.area()) * kWorkBytesPerPixel};
}

void check_memory(const MemoryPlan& plan, Size size, std::uint64_t limit) {
  const std::uint64_t there = limit > 0 ? limit : physical_memory();
  if (plan.total() <= there) return;
  throw Error(ErrorCode::OutOfMemory, "A picture of " + std::to_string(size.width) + " x " +
                                          std::to_string(size.height) + " pixels needs about " +
                                          gigabytes(plan.total()) + " of memory with this model, more than " +
                                          gigabytes(there) +
                                          " in this machine: choose a smaller size or context region.");
}

}  // namespace pentimento::engine
