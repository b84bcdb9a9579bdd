#include <cmath>
#include <cstring>

#include "base/error.h"
#include "engine/models.h"
#include "weights/checkpoint.h"

namespace pentimento::engine {

namespace {
using weights::DType;
using weights::StateDict;
using weights::TensorView;

/// Exponent bits all set: NaN or infinite. Little-endian, as safetensors are.
bool is_finite(const std::byte* at, DType dtype) {
  switch (dtype) {
    case DType::F32: {
      float value = 0;
      std::memcpy(&value, at, sizeof value);
      return std::isfinite(value);
    }
    case DType::F16:
    case DType::BF16: {
      std::uint16_t bits = 0;
      std::memcpy(&bits, at, sizeof bits);
      const std::uint16_t exponent = dtype == DType::F16 ? 0x7C00 : 0x7F80;
      return (bits & exponent) != exponent;
    }
    default:
      return true;
  }
}

bool all_finite(const TensorView& tensor) {
  const std::size_t step = weights::size_of(tensor.dtype);
  for (std::size_t at = 0; at + step <= tensor.bytes.size(); at += step) {
    if (!is_finite(tensor.bytes.data() + at, tensor.dtype)) return false;
  }
  return true;
}

void check_numbers(const StateDict& tensors, const std::string& part, Progress& progress,
                   std::vector<std::string>& problems) {
  std::size_t done = 0;
  for (const auto& [name, tensor] : tensors) {
    if (!all_finite(tensor)) {
      problems.push_back("The tensor " + tensor.source_name + " of the " + part +
                         " holds numbers that are not finite: the file is damaged, get it again.");
      return;
    }
    progress.update(static_cast<double>(++done) / static_cast<double>(tensors.size()));
  }
}
}  // namespace

std::vector<std::string> verify_model(const ModelInfo& model, bool full, Progress& progress) {
  if (!model.usable()) return model.problems;
  std::vector<std::string> problems;
  try {
    if (model.tiny_autoencoder) {
      check_numbers(weights::open_tiny_autoencoder(model.path).tensors, "autoencoder", progress, problems);
      return problems;
    }
    const weights::Checkpoint checkpoint = weights::open_checkpoint(model.path);
    if (!full) {
      progress.update(1);
      return problems;
    }
    Progress unet = progress.part(0, 0.8), text = progress.part(0.8, 0.9), vae = progress.part(0.9, 1);
    check_numbers(checkpoint.unet.tensors, "UNet", unet, problems);
    check_numbers(checkpoint.text_encoder.tensors, "text encoder", text, problems);
    check_numbers(checkpoint.autoencoder.tensors, "autoencoder", vae, problems);
  } catch (const Error& error) {
    problems.emplace_back(error.what());
  }
  return problems;
}

}  // namespace pentimento::engine
