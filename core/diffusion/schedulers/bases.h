// What schedulers of one kind share: those that look alphas_cumprod up at whole timesteps (DDIM, DDPM, PNDM,
// LCM), those that integrate over sigma (Euler, Heun), and the multistep solvers over the logarithm of the
// signal-to-noise ratio (DPM-Solver++, UniPC).
#pragma once

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

#include "diffusion/schedulers/noise_schedule.h"
#include "diffusion/schedulers/scheduler.h"
#include "diffusion/schedulers/timesteps.h"

namespace pentimento::diffusion {

class AlphaScheduler : public Scheduler {
 public:
  AlphaScheduler(const weights::SchedulerConfig& config, const BetaDefaults& betas, bool set_alpha_to_one)
      : prediction_(config.prediction_type.value_or(weights::PredictionType::Epsilon)),
        spacing_(timestep_spacing(config, TimestepSpacing::Leading)),
        steps_offset_(config.steps_offset.value_or(0)),
        schedule_(make_noise_schedule(config, betas)),
        final_alpha_(set_alpha_to_one ? 1.0F : schedule_.alphas_cumprod.front()) {}

  at::Tensor add_noise(const at::Tensor& clean, const at::Tensor& noise) const override {
    const float alpha = alpha_at(timestep());
    return std::sqrt(alpha) * clean + std::sqrt(1 - alpha) * noise;
  }

  at::Tensor clean_estimate(const at::Tensor& model_output, const at::Tensor& sample) const override {
    const float alpha = alpha_at(timestep());
    return predicted_clean(prediction_, model_output, sample, std::sqrt(alpha), std::sqrt(1 - alpha));
  }

  const std::vector<float>& alphas_cumprod() const override { return schedule_.alphas_cumprod; }

 protected:
  void lay_out(int steps, double) override {
    steps_ = steps;
    timesteps_ = spaced_timesteps(spacing_, schedule_.size(), steps, steps_offset_);
  }

  /// Before the first timestep of the training stands the finished picture.
  float alpha_at(double timestep) const {
    if (timestep < 0) return final_alpha_;
    return schedule_
        .alphas_cumprod[static_cast<std::size_t>(std::min<double>(timestep, schedule_.size() - 1))];
  }

  /// The timestep that a step of this run leads to, by the distance of the steps and not by the list.
  double previous(double timestep) const {
    const int distance = schedule_.size() / steps_;
    return timestep - distance;
  }

  weights::PredictionType prediction_;
  TimestepSpacing spacing_;
  int steps_offset_;
  NoiseSchedule schedule_;
  float final_alpha_;
  int steps_ = 1;
};

class SigmaScheduler : public Scheduler {
 public:
  SigmaScheduler(const weights::SchedulerConfig& config, const BetaDefaults& betas)
      : prediction_(config.prediction_type.value_or(weights::PredictionType::Epsilon)),
        spacing_(timestep_spacing(config, TimestepSpacing::Linspace)),
        steps_offset_(config.steps_offset.value_or(0)),
        schedule_(make_nonzero_noise_schedule(config, betas)),
        training_sigmas_(schedule_.sigmas()) {}

  float init_noise_sigma() const override {
    const float max = *std::max_element(sigmas_.begin(), sigmas_.end());
    return spacing_ == TimestepSpacing::Leading ? std::sqrt(max * max + 1) : max;
  }

  at::Tensor scale_model_input(const at::Tensor& sample) const override {
    const float current = sigma(0);
    return sample / std::sqrt(current * current + 1);
  }

  at::Tensor add_noise(const at::Tensor& clean, const at::Tensor& noise) const override {
    return clean + noise * sigma(0);
  }

  at::Tensor clean_estimate(const at::Tensor& model_output, const at::Tensor& sample) const override {
    return predicted_clean(prediction_, model_output, sample, sigma(0));
  }

  const std::vector<float>& alphas_cumprod() const override { return schedule_.alphas_cumprod; }

 protected:
  /// That of the current step, or `ahead` steps later.
  float sigma(int ahead) const { return sigmas_[static_cast<std::size_t>(step_index_ + ahead)]; }

  weights::PredictionType prediction_;
  TimestepSpacing spacing_;
  int steps_offset_;
  NoiseSchedule schedule_;
  std::vector<float> training_sigmas_;
  std::vector<float> sigmas_;  ///< One more than timesteps: the last is that of the result.
};

/// sample = alpha * clean + sigma * noise, and the logarithm of alpha / sigma.
struct SolverPoint {
  explicit SolverPoint(float ratio)
      : alpha(1 / std::sqrt(ratio * ratio + 1)),
        sigma(ratio * alpha),
        lambda(std::log(alpha) - std::log(sigma)) {}

  float alpha, sigma, lambda;
};

class SolverScheduler : public Scheduler {
 public:
  explicit SolverScheduler(const weights::SchedulerConfig& config)
      : prediction_(config.prediction_type.value_or(weights::PredictionType::Epsilon)),
        spacing_(timestep_spacing(config, TimestepSpacing::Linspace)),
        steps_offset_(config.steps_offset.value_or(0)),
        solver_order_(config.solver_order.value_or(2)),
        thresholding_(config.thresholding.value_or(false)),
        threshold_ratio_(config.dynamic_thresholding_ratio.value_or(0.995)),
        sample_max_value_(config.sample_max_value.value_or(1)),
        schedule_(make_nonzero_noise_schedule(config)),
        training_sigmas_(schedule_.sigmas()) {}

  at::Tensor add_noise(const at::Tensor& clean, const at::Tensor& noise) const override {
    const SolverPoint now = point(0);
    return now.alpha * clean + now.sigma * noise;
  }

  at::Tensor clean_estimate(const at::Tensor& model_output, const at::Tensor& sample) const override {
    return clean_sample(model_output, sample);
  }

  const std::vector<float>& alphas_cumprod() const override { return schedule_.alphas_cumprod; }

 protected:
  SolverPoint point(int ahead) const {
    return SolverPoint(sigmas_[static_cast<std::size_t>(step_index_ + ahead)]);
  }

  int last_index() const { return static_cast<int>(timesteps_.size()) - 1; }

  at::Tensor clean_sample(const at::Tensor& model_output, const at::Tensor& sample) const {
    const SolverPoint now = point(0);
    const at::Tensor clean = predicted_clean(prediction_, model_output, sample, now.alpha, now.sigma);
    return thresholding_ ? threshold(clean, threshold_ratio_, sample_max_value_) : clean;
  }

  /// The output of this step at the end; as many as the order of the solver are kept.
  void remember(const at::Tensor& output) {
    outputs_.push_back(output);
    if (static_cast<int>(outputs_.size()) > solver_order_) outputs_.erase(outputs_.begin());
  }
  const at::Tensor& output(int back) const {
    return outputs_[outputs_.size() - 1 - static_cast<std::size_t>(back)];
  }

  weights::PredictionType prediction_;
  TimestepSpacing spacing_;
  int steps_offset_;
  int solver_order_;
  bool thresholding_;
  double threshold_ratio_, sample_max_value_;
  NoiseSchedule schedule_;
  std::vector<float> training_sigmas_;
  std::vector<float> sigmas_;
  std::vector<at::Tensor> outputs_;
};

}  // namespace pentimento::diffusion
