#include "diffusion/machine.h"

#include <ATen/ATen.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <dlfcn.h>

#include <filesystem>

namespace pentimento::diffusion {
namespace {

// The CUDA half of libtorch lies beside the other one.
std::filesystem::path cuda_library() {
  Dl_info info{};
  if (!dladdr(reinterpret_cast<const void*>(&at::detail::getCUDAHooks), &info) || !info.dli_fname) return {};
  return std::filesystem::path(info.dli_fname).parent_path() / "libtorch_cuda.so";
}

bool load_cuda() {
  // The driver; without it the larger library need not be tried.
  if (!dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL)) return false;
  const std::filesystem::path library = cuda_library();
  return !library.empty() && dlopen(library.c_str(), RTLD_NOW | RTLD_GLOBAL) != nullptr;
}

std::uint64_t cuda_memory() {
  static const bool loaded = load_cuda();  // once for the process: it cannot be undone
  if (!loaded || !at::hasCUDA() || at::detail::getCUDAHooks().deviceCount() < 1) return 0;
  try {
    const auto [free, total] = c10::getDeviceAllocator(at::kCUDA)->getMemoryInfo(0);
    return static_cast<std::uint64_t>(total);
  } catch (const c10::Error&) {
    return 0;
  }
}

}  // namespace

compute::Machine this_machine() {
  compute::Machine machine = compute::processor_of_this_machine();
  machine.cuda_memory = cuda_memory();
  return machine;
}

at::TensorOptions tensor_options(Device device, ComputeType type) {
  const at::ScalarType scalar = type == ComputeType::BFloat16  ? at::kBFloat16
                                : type == ComputeType::Float16 ? at::kHalf
                                                               : at::kFloat;
  return at::TensorOptions(device == Device::Cuda ? at::kCUDA : at::kCPU).dtype(scalar);
}

}  // namespace pentimento::diffusion
