#include "diffusion/schedulers/noise_schedule.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/error.h"

namespace pentimento::diffusion {
namespace {

at::Tensor squared_cosine_betas(int count) {
  const auto alpha_bar = [](double t) {
    const double c = std::cos((t + 0.008) / 1.008 * std::numbers::pi / 2);
    return c * c;
  };
  at::Tensor betas = at::empty({count}, at::kFloat);
  for (int i = 0; i < count; ++i) {
    const double from = static_cast<double>(i) / count, to = static_cast<double>(i + 1) / count;
    betas.data_ptr<float>()[i] = static_cast<float>(std::min(1 - alpha_bar(to) / alpha_bar(from), 0.999));
  }
  return betas;
}

at::Tensor betas_of(const weights::SchedulerConfig& config, const BetaDefaults& defaults) {
  if (config.trained_betas) return at::tensor(*config.trained_betas, at::kFloat);
  const int count = config.num_train_timesteps.value_or(1000);
  const double start = config.beta_start.value_or(defaults.start);
  const double end = config.beta_end.value_or(defaults.end);
  const std::string schedule = config.beta_schedule.value_or(defaults.schedule);
  if (schedule == "linear") return at::linspace(start, end, count, at::kFloat);
  if (schedule == "scaled_linear") {
    return at::linspace(std::sqrt(start), std::sqrt(end), count, at::kFloat).pow(2);
  }
  if (schedule == "squaredcos_cap_v2") return squared_cosine_betas(count);
  throw Error(ErrorCode::Usage, "The scheduler knows no beta_schedule called \"" + schedule + "\".");
}

at::Tensor rescaled_to_zero_terminal_snr(const at::Tensor& betas) {
  at::Tensor root = (1.0 - betas).cumprod(0).sqrt();
  const at::Tensor first = root[0].clone(), last = root[-1].clone();
  root = (root - last) * (first / (first - last));
  const at::Tensor bar = root.pow(2);
  const at::Tensor alphas = at::cat({bar.slice(0, 0, 1), bar.slice(0, 1) / bar.slice(0, 0, -1)});
  return 1 - alphas;
}

}  // namespace

// With libtorch's own power, whose last bit differs from that of std::sqrt.
std::vector<float> NoiseSchedule::sigmas() const {
  const at::Tensor alphas = at::tensor(alphas_cumprod);
  const at::Tensor sigmas = ((1 - alphas) / alphas).pow(0.5).contiguous();
  const float* first = sigmas.const_data_ptr<float>();
  return {first, first + sigmas.numel()};
}

NoiseSchedule make_noise_schedule(const weights::SchedulerConfig& config, const BetaDefaults& defaults) {
  at::Tensor betas = betas_of(config, defaults);
  if (config.rescale_betas_zero_snr.value_or(false)) betas = rescaled_to_zero_terminal_snr(betas);
  const at::Tensor alphas_cumprod = (1.0 - betas).cumprod(0).contiguous();
  const float* first = alphas_cumprod.const_data_ptr<float>();
  return {{first, first + alphas_cumprod.numel()}};
}

NoiseSchedule make_nonzero_noise_schedule(const weights::SchedulerConfig& config,
                                          const BetaDefaults& defaults) {
  NoiseSchedule schedule = make_noise_schedule(config, defaults);
  if (config.rescale_betas_zero_snr.value_or(false)) schedule.alphas_cumprod.back() = std::ldexp(1.0F, -24);
  return schedule;
}

at::Tensor predicted_clean(weights::PredictionType type, const at::Tensor& model_output,
                           const at::Tensor& sample, float alpha, float sigma) {
  switch (type) {
    case weights::PredictionType::Epsilon:
      return (sample - sigma * model_output) / alpha;
    case weights::PredictionType::VPrediction:
      return alpha * sample - sigma * model_output;
    case weights::PredictionType::Sample:
      return model_output;
  }
  throw Error(ErrorCode::Internal, "There is no such prediction type.");
}

at::Tensor predicted_clean(weights::PredictionType type, const at::Tensor& model_output,
                           const at::Tensor& sample, float sigma) {
  const float variance = sigma * sigma + 1;
  switch (type) {
    case weights::PredictionType::Epsilon:
      return sample - sigma * model_output;
    case weights::PredictionType::VPrediction:
      return model_output * (-sigma / std::sqrt(variance)) + sample / variance;
    case weights::PredictionType::Sample:
      return model_output;
  }
  throw Error(ErrorCode::Internal, "There is no such prediction type.");
}

at::Tensor threshold(const at::Tensor& clean, double ratio, double max_value) {
  const at::Tensor flat = clean.flatten(1);  // [batch, everything]
  const at::Tensor limit = at::quantile(flat.abs(), ratio, 1, true).clamp(1, max_value);
  return (at::clamp(flat, -limit, limit) / limit).view(clean.sizes());
}

}  // namespace pentimento::diffusion
