// How much noise a sample has at each of the training timesteps, and the numbers that follow from it.
#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

#include "weights/configs.h"

namespace pentimento::diffusion {

/// Betas that a scheduler's class assumes when the file does not say.
struct BetaDefaults {
  double start = 0.0001;
  double end = 0.02;
  const char* schedule = "linear";
};

struct NoiseSchedule {
  std::vector<float> alphas_cumprod;  ///< Share of the picture at each training timestep; falls.
  /// sqrt((1 - alphas_cumprod) / alphas_cumprod); rises.
  std::vector<float> sigmas() const;
  int size() const { return static_cast<int>(alphas_cumprod.size()); }
};

/// Linear, scaled linear or squared cosine betas, or the file's own; rescaled to zero terminal
/// signal-to-noise ratio (Lin et al., arXiv 2305.08891, algorithm 1) when the file says so. Error Usage for
/// an unknown schedule.
NoiseSchedule make_noise_schedule(const weights::SchedulerConfig& config, const BetaDefaults& defaults = {});

/// The same for schedulers that divide by alphas_cumprod: with zero terminal ratio the last one becomes 2^-24
/// instead of 0.
NoiseSchedule make_nonzero_noise_schedule(const weights::SchedulerConfig& config,
                                          const BetaDefaults& defaults = {});

/// The clean sample that follows from sample = alpha * clean + sigma * noise and the network's output.
at::Tensor predicted_clean(weights::PredictionType type, const at::Tensor& model_output,
                           const at::Tensor& sample, float alpha, float sigma);

/// The same for sample = clean + sigma * noise.
at::Tensor predicted_clean(weights::PredictionType type, const at::Tensor& model_output,
                           const at::Tensor& sample, float sigma);

/// Dynamic thresholding (arXiv 2205.11487, section 2.3): clamps each picture to a quantile of its own.
at::Tensor threshold(const at::Tensor& clean, double ratio, double max_value);

}  // namespace pentimento::diffusion
