#include "compute/run_plan.h"

#include <algorithm>

#include "base/byte_words.h"
#include "base/system.h"

namespace pentimento::compute {
namespace {

// Bytes of intermediate results for each pixel of the picture, in float32 and with the widths of Stable
// Diffusion 1 and 2, at the peak of two UNet evaluations at once and of the decoder. From the peak memory of
// libtorch at 512 pixels (UNet at batch 1 with its weights 4.1 GB, decoder 1.9 GB), with a margin. A whole
// run of SD 1.5 in float32 has a peak of 5.17 GB without guidance and 5.28 GB with it, where this estimates
// 6.38 GB; measured with
//   time -f %M pentimento-cli generate --prompt fox --size 512x512 --steps 1 --guidance-scale G --model M
constexpr double kUNetBytesPerPixel = 5500, kDecoderBytesPerPixel = 6500;
constexpr int kUNetWidth = 320, kAutoencoderWidth = 128, kPixelsPerLatent = 8;
constexpr double kMemoryShare = 0.75;
// libtorch itself and the program.
constexpr double kProgramBytes = 400e6;

int bytes_of(ComputeType type) {
  return type == ComputeType::Float32 ? 4 : 2;
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

std::string_view name_of(Device device) {
  return device == Device::Cuda ? "cuda" : device == Device::Cpu ? "cpu" : "auto";
}

std::string_view name_of(ComputeType type) {
  switch (type) {
    case ComputeType::Float32:
      return "fp32";
    case ComputeType::BFloat16:
      return "bf16";
    case ComputeType::Float16:
      return "fp16";
    case ComputeType::Auto:
      break;
  }
  return "auto";
}

std::string to_string(const RunPlan& plan) {
  std::string text = plan.device == Device::Cuda ? "CUDA device, " : "processor, ";
  text += name_of(plan.compute_type);
  text += plan.takes_turns ? ", networks take turns in memory" : ", networks stay in memory";
  text += plan.tiled_decode ? ", tiled decode" : ", whole decode";
  return text + ", about " + byte_words(plan.estimated_bytes);
}

Machine processor_of_this_machine() {
  Machine machine{physical_memory(), 0, false};
#if defined(__x86_64__)
  machine.native_bfloat16 = __builtin_cpu_supports("avx512bf16") != 0;
#endif
  return machine;
}

ModelSize size_of(const weights::CheckpointDescription& checkpoint) {
  ModelSize size{0, 0, 0, checkpoint.unet_width, checkpoint.autoencoder_width};
  for (const weights::PartDescription& part : checkpoint.parts) {
    if (part.part == weights::Part::TextEncoder) size.text_encoder = part.parameter_count;
    if (part.part == weights::Part::UNet) size.unet = part.parameter_count;
    if (part.part == weights::Part::Autoencoder) size.autoencoder = part.parameter_count;
  }
  return size;
}

ComputeType autoencoder_type(const RunPlan& plan) {
  const bool plain = plan.device == Device::Cuda || plan.compute_type == ComputeType::Float16;
  return plain ? ComputeType::Float32 : plan.compute_type;
}

std::uint64_t estimated_bytes(const RunPlan& plan, const ModelSize& model, Size picture) {
  const double number = bytes_of(plan.compute_type), decoder_number = bytes_of(autoencoder_type(plan));
  const auto pixels = static_cast<double>(picture.area());
  constexpr double kTilePixels = 1.0 * kDecodeTile * kDecodeTile * kPixelsPerLatent * kPixelsPerLatent;
  const double decoded = plan.tiled_decode ? std::min(pixels, kTilePixels) : pixels;
  const double unet = pixels * kUNetBytesPerPixel * number / 4 * model.unet_width / kUNetWidth;
  const double decoder =
      decoded * kDecoderBytesPerPixel * decoder_number / 4 * model.autoencoder_width / kAutoencoderWidth;
  const double text_weights = number * static_cast<double>(model.text_encoder),
               unet_weights = number * static_cast<double>(model.unet),
               decoder_weights = decoder_number * static_cast<double>(model.autoencoder);
  const double networks = plan.takes_turns
                              ? std::max({text_weights, unet_weights + unet, decoder_weights + decoder})
                              : text_weights + unet_weights + decoder_weights + std::max(unet, decoder);
  constexpr double kResultBytesPerPixel = 3 * 4 * 3;
  return static_cast<std::uint64_t>(kProgramBytes + networks + pixels * kResultBytesPerPixel);
}

RunPlan make_plan(const ModelSize& model, Size picture, const Machine& machine, const Wishes& wishes) {
  RunPlan plan;
  plan.device = chosen(wishes.device, machine);
  plan.compute_type = chosen(wishes.compute_type, plan.device);
  plan.tiled_decode = wishes.tiled_decode.value_or(false);
  plan = with_estimate(plan, model, picture);
  const auto fits = [&] {
    return static_cast<double>(plan.estimated_bytes) <=
           kMemoryShare * static_cast<double>(memory_of(plan, machine));
  };
  // Device and number format change the picture, so they are given up only when memory really runs out.
  if (!fits()) plan.takes_turns = true;
  plan = with_estimate(plan, model, picture);
  if (!fits() && !wishes.tiled_decode) plan.tiled_decode = true;
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
    less = make_plan(model, picture, machine, {Device::Cpu, ComputeType::Float32, {}});
  } else if (plan.compute_type == ComputeType::Float32 && machine.native_bfloat16) {
    less.compute_type = ComputeType::BFloat16;
  } else {
    return std::nullopt;
  }
  return with_estimate(less, model, picture);
}

void check_fits(RunPlan plan, const ModelSize& model, Size picture, const Machine& machine) {
  while (plan.estimated_bytes > memory_of(plan, machine)) {
    const std::optional<RunPlan> less = smaller(plan, model, picture, machine);
    if (!less) {
      throw Error(ErrorCode::OutOfMemory,
                  "A picture of " + std::to_string(picture.width) + " by " + std::to_string(picture.height) +
                      " pixels needs about " + byte_words(plan.estimated_bytes) +
                      " of memory with this model, and there are " + byte_words(memory_of(plan, machine)) +
                      "; choose a smaller size or context region.");
    }
    plan = *less;
  }
}

}  // namespace pentimento::compute
