#include "diffusion/run_plan.h"

#include <algorithm>
#include <cstdio>

namespace pentimento::diffusion {
namespace {

// Bytes of intermediate results for each pixel of the picture, in float32 and with the widths of Stable
// Diffusion 1 and 2, at the peak of two UNet evaluations at once and of the decoder. From the peak memory of
// libtorch at 512 pixels (UNet at batch 1 with its weights 4.1 GB, decoder 1.9 GB), with a margin.
constexpr double kUNetBytesPerPixel = 5500, kDecoderBytesPerPixel = 6500;
constexpr int kUNetWidth = 320, kAutoencoderWidth = 128, kPixelsPerLatent = 8;
constexpr double kMemoryShare = 0.75;
// libtorch itself and the program.
constexpr double kProgramBytes = 400e6;

int bytes_of(ComputeType type) {
  return type == ComputeType::Float32 ? 4 : 2;
}

std::string gigabytes(std::uint64_t bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f GB", static_cast<double>(bytes) / 1e9);
  return text;
}

std::uint64_t memory_of(const RunPlan& plan, const Machine& machine) {
  return plan.device == Device::Cuda ? machine.cuda_memory : machine.memory;
}

RunPlan with_estimate(RunPlan plan, const ModelSize& model, Size picture) {
  plan.estimated_bytes = estimated_bytes(plan, model, picture);
  return plan;
}

Device chosen(Device wanted, const Machine& machine) {
  if (wanted == Device::Cuda && machine.cuda_memory == 0) {
    throw Error(ErrorCode::Usage,
                "There is no CUDA device that can be used here; choose the device auto or cpu.");
  }
  if (wanted != Device::Auto) return wanted;
  return machine.cuda_memory > 0 ? Device::Cuda : Device::Cpu;
}

ComputeType chosen(ComputeType wanted, Device device) {
  if (wanted != ComputeType::Auto) return wanted;
  return device == Device::Cuda ? ComputeType::Float16 : ComputeType::Float32;
}

}  // namespace

std::optional<Device> device_named(std::string_view name) {
  if (name == "auto") return Device::Auto;
  if (name == "cpu") return Device::Cpu;
  if (name == "cuda") return Device::Cuda;
  return std::nullopt;
}

std::optional<ComputeType> compute_type_named(std::string_view name) {
  if (name == "auto") return ComputeType::Auto;
  if (name == "fp32") return ComputeType::Float32;
  if (name == "bf16") return ComputeType::BFloat16;
  if (name == "fp16") return ComputeType::Float16;
  return std::nullopt;
}

std::string to_string(const RunPlan& plan) {
  std::string text = plan.device == Device::Cuda ? "CUDA device" : "processor";
  text += plan.compute_type == ComputeType::Float32    ? ", fp32"
          : plan.compute_type == ComputeType::BFloat16 ? ", bf16"
                                                       : ", fp16";
  text += plan.takes_turns ? ", networks take turns in memory" : ", networks stay in memory";
  text += plan.tiled_decode ? ", tiled decode" : ", whole decode";
  return text + ", about " + gigabytes(plan.estimated_bytes);
}

ModelSize size_of(const weights::Checkpoint& checkpoint) {
  return {checkpoint.text_encoder.tensors.parameter_count(), checkpoint.unet.tensors.parameter_count(),
          checkpoint.autoencoder.tensors.parameter_count(), checkpoint.unet.config.block_out_channels.front(),
          checkpoint.autoencoder.config.block_out_channels.front()};
}

std::uint64_t estimated_bytes(const RunPlan& plan, const ModelSize& model, Size picture) {
  const double number = bytes_of(plan.compute_type), scale = number / 4;
  const auto pixels = static_cast<double>(picture.area());
  constexpr double kTilePixels = 1.0 * kDecodeTile * kDecodeTile * kPixelsPerLatent * kPixelsPerLatent;
  const double decoded = plan.tiled_decode ? std::min(pixels, kTilePixels) : pixels;
  const double unet = pixels * kUNetBytesPerPixel * scale * model.unet_width / kUNetWidth;
  const double decoder =
      decoded * kDecoderBytesPerPixel * scale * model.autoencoder_width / kAutoencoderWidth;
  const double text_weights = number * static_cast<double>(model.text_encoder),
               unet_weights = number * static_cast<double>(model.unet),
               decoder_weights = number * static_cast<double>(model.autoencoder);
  const double networks = plan.takes_turns
                              ? std::max({text_weights, unet_weights + unet, decoder_weights + decoder})
                              : text_weights + unet_weights + decoder_weights + std::max(unet, decoder);
  constexpr double kResultBytesPerPixel = 3 * 4 * 3;
  return static_cast<std::uint64_t>(kProgramBytes + networks + pixels * kResultBytesPerPixel);
}

RunPlan make_plan(const ModelSize& model, Size picture, const Machine& machine, Device device,
                  ComputeType compute_type) {
  RunPlan plan;
  plan.device = chosen(device, machine);
  plan.compute_type = chosen(compute_type, plan.device);
  plan = with_estimate(plan, model, picture);
  const auto fits = [&] {
    return static_cast<double>(plan.estimated_bytes) <=
           kMemoryShare * static_cast<double>(memory_of(plan, machine));
  };
  // Device and number format change the picture, so they are given up only when memory really runs out.
  if (!fits()) plan.takes_turns = true;
  plan = with_estimate(plan, model, picture);
  if (!fits()) plan.tiled_decode = true;
  return with_estimate(plan, model, picture);
}

std::optional<RunPlan> smaller(const RunPlan& plan, const ModelSize& model, Size picture,
                               const Machine& machine) {
  RunPlan less = plan;
  if (!plan.takes_turns) {
    less.takes_turns = true;
  } else if (!plan.tiled_decode) {
    less.tiled_decode = true;
  } else if (plan.device == Device::Cuda) {
    less = make_plan(model, picture, machine, Device::Cpu, ComputeType::Float32);
  } else if (plan.compute_type == ComputeType::Float32 && machine.native_bfloat16) {
    less.compute_type = ComputeType::BFloat16;
  } else {
    return std::nullopt;
  }
  return with_estimate(less, model, picture);
}

void check_fits(const RunPlan& plan, Size picture, const Machine& machine) {
  if (plan.estimated_bytes <= memory_of(plan, machine)) return;
  throw Error(ErrorCode::OutOfMemory, "A picture of " + std::to_string(picture.width) + " by " +
                                          std::to_string(picture.height) + " pixels needs about " +
                                          gigabytes(plan.estimated_bytes) + " of memory, and there are " +
                                          gigabytes(memory_of(plan, machine)) + "; choose a smaller size.");
}

}  // namespace pentimento::diffusion
