#include "random_weights.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

namespace pentimento::diffusion {
namespace {

std::uint32_t crc32(const std::string& text) {
  std::uint32_t crc = 0xffffffff;
  for (const unsigned char byte : text) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
  }
  return ~crc;
}

struct Spread {
  double mean, deviation;
};

Spread spread(const std::string& component, const std::string& name, at::IntArrayRef shape) {
  if (name.find("position_embedding") != std::string::npos) return {0, 0.2};
  if (name.find("token_embedding") != std::string::npos) return {0, 0.5};
  if (shape.size() <= 1) return name.ends_with("weight") ? Spread{1, 0.1} : Spread{0, 0.05};
  double fan_in = 1;
  for (const std::int64_t size : shape.slice(1)) fan_in *= static_cast<double>(size);
  double deviation = std::pow(fan_in, -0.5);
  if (component == "vae") {
    if (name == "decoder.conv_out.weight" || name == "decoder.layers.18.weight") deviation *= 0.4;
    if (name == "encoder.conv_out.weight") deviation *= 4.0;
  }
  return {0, deviation};
}

}  // namespace

at::Tensor RandomWeights::tensor(const std::string& name, at::IntArrayRef shape) {
  constexpr std::uint64_t kMask = (std::uint64_t{1} << 63) - 1;
  const std::uint64_t seed = (seed_ * 1'000'003 + crc32(component_ + "/" + name)) & kMask;
  at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(seed);
  Spread s = spread(component_, name, shape);
  if (s.mean == 0) s.deviation *= gain_;
  at::Tensor values = at::randn(shape, generator, at::kFloat).mul_(s.deviation);
  if (s.mean != 0) values.add_(s.mean);
  // The log-variance of the autoencoder stays near -4.
  if (name == "quant_conv.weight") values.slice(0, shape[0] / 2).mul_(0.1);
  if (name == "quant_conv.bias") values.slice(0, shape[0] / 2).sub_(4.0);
  return values;
}

}  // namespace pentimento::diffusion
