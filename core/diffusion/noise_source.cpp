#include "diffusion/noise_source.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

namespace pentimento::diffusion {

NoiseSource::NoiseSource(const std::vector<std::uint64_t>& seeds) {
  for (const std::uint64_t seed : seeds)
    generators_.push_back(at::make_generator<at::CPUGeneratorImpl>(seed));
}

at::Tensor NoiseSource::randn(at::IntArrayRef shape) {
  if (generators_.size() == 1) return at::randn(shape, generators_[0], at::kFloat);
  std::vector<std::int64_t> single = shape.vec();
  single[0] = 1;
  std::vector<at::Tensor> draws;
  for (at::Generator& generator : generators_) draws.push_back(at::randn(single, generator, at::kFloat));
  return at::cat(draws);
}

}  // namespace pentimento::diffusion
