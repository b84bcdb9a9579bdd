// Where and how a run of a model computes, decided before it starts from the size of the picture, the model
// and the memory of the machine, so that it can be shown, recorded and made again. No libtorch here: command
// line, window, engine and the diffusion library all read the same plan.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/geometry.h"
#include "weights/checkpoint.h"

namespace pentimento::compute {

enum class Device { Auto, Cpu, Cuda };

/// Format of numbers in the networks. Noise and schedulers always are float32 on the processor.
enum class ComputeType { Auto, Float32, BFloat16, Float16 };

/// "auto" "cpu" "cuda"; "auto" "fp32" "bf16" "fp16". Empty for other names.
std::optional<Device> device_named(std::string_view name);
std::optional<ComputeType> compute_type_named(std::string_view name);
std::string_view name_of(Device device);
std::string_view name_of(ComputeType type);

/// What a person chose; the rest follows from the machine.
struct Wishes {
  Device device = Device::Auto;
  ComputeType compute_type = ComputeType::Auto;
  std::optional<bool> tiled_decode;

  bool operator==(const Wishes&) const = default;
};

struct RunPlan {
  Device device = Device::Cpu;                      ///< Never Auto.
  ComputeType compute_type = ComputeType::Float32;  ///< Never Auto.
  /// Text encoder, UNet and autoencoder are in memory one after the other, and loaded again by the next run.
  bool takes_turns = false;
  /// The autoencoder decodes overlapping tiles: nearly the same picture with less memory.
  bool tiled_decode = false;
  std::uint64_t estimated_bytes = 0;  ///< At the peak, mapped weights included.

  bool operator==(const RunPlan&) const = default;
};

/// "processor, fp32, networks stay in memory, whole decode, about 5.40 GB".
std::string to_string(const RunPlan& plan);

/// What a plan depends on besides the picture.
struct Machine {
  std::uint64_t memory = 0;       ///< Bytes of the machine, not of what is free: the same run, the same plan.
  std::uint64_t cuda_memory = 0;  ///< 0: there is no usable CUDA device.
  bool native_bfloat16 = false;   ///< The processor multiplies bfloat16 itself.

  bool operator==(const Machine&) const = default;
};

/// Memory and processor of this machine; says nothing about CUDA.
Machine processor_of_this_machine();

/// What a model needs.
struct ModelSize {
  std::int64_t text_encoder = 0, unet = 0, autoencoder = 0;  ///< Parameters.
  int unet_width = 320, autoencoder_width = 128;             ///< Channels at full resolution.
};
ModelSize size_of(const weights::CheckpointDescription& checkpoint);

/// The format in which the autoencoder computes: float16 overflows in it.
ComputeType autoencoder_type(const RunPlan& plan);

/// Edge of a tile of the decoder and overlap of neighbors, in latents.
inline constexpr int kDecodeTile = 64, kDecodeOverlap = 16;

std::uint64_t estimated_bytes(const RunPlan& plan, const ModelSize& model, Size picture);

/// The fastest plan that fits into three quarters of the memory, else the smallest one. Auto is float32 on
/// the processor, because only that gives the picture of every other machine, and float16 on a CUDA device.
/// Error Usage when a CUDA device is asked for and not there.
RunPlan make_plan(const ModelSize& model, Size picture, const Machine& machine, const Wishes& wishes = {});

/// The plan to try when this one ran out of memory; empty after the smallest.
std::optional<RunPlan> smaller(const RunPlan& plan, const ModelSize& model, Size picture,
                               const Machine& machine);

/// Error OutOfMemory, with both figures, when not even the smallest plan after this one can fit into the
/// machine.
void check_fits(RunPlan plan, const ModelSize& model, Size picture, const Machine& machine);

/// Runs `attempt` with the plan, and again with the next smaller one each time that memory runs out.
template <typename Attempt>
auto with_smaller_plans(RunPlan plan, const std::function<std::optional<RunPlan>(const RunPlan&)>& next,
                        const Attempt& attempt) {
  for (;;) {
    try {
      return attempt(plan);
    } catch (const Error& error) {
      const std::optional<RunPlan> less = next(plan);
      if (error.code() != ErrorCode::OutOfMemory || !less) throw;
      plan = *less;
    }
  }
}

}  // namespace pentimento::compute
