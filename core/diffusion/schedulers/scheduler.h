// What all schedulers have in common: they lay out the timesteps of a run and turn the network's output at
// one timestep into the sample at the next. Formulas and float32 order of operations are those of diffusers
// 0.42, so that the same seed gives the same picture. Values of scheduler_config.json that are not written
// there have the default of each scheduler's own class.
#pragma once

#include <ATen/core/Tensor.h>

#include <memory>
#include <vector>

#include "diffusion/noise_source.h"
#include "diffusion/schedulers/kind.h"
#include "weights/configs.h"

namespace pentimento::diffusion {

class Scheduler {
 public:
  virtual ~Scheduler() = default;

  /// Lays out a run of `steps` steps and forgets the last one. The list of timesteps can be longer than
  /// `steps`. `strength` in (0, 1] shortens the grid of LCM; the others ignore it. Error Usage.
  void set_timesteps(int steps, double strength = 1);

  /// A run over these timesteps, which fall. Only DDPM can; Error Usage elsewhere.
  virtual void set_custom_timesteps(const std::vector<double>& timesteps);

  /// Starts at this entry of timesteps() instead of the first one (image to image).
  void begin_at(int index) { step_index_ = index; }

  /// Those of the whole run, whole numbers except for some sigmas of Euler and Heun.
  const std::vector<double>& timesteps() const { return timesteps_; }
  /// The entry of timesteps() that the next step() uses.
  int step_index() const { return step_index_; }
  /// Entries of timesteps() for each step but the first: 2 for Heun.
  virtual int order() const { return 1; }

  /// Standard deviation of the noise that a run from nothing starts with.
  virtual float init_noise_sigma() const { return 1; }

  /// What the network wants to see instead of `sample` at the current step.
  virtual at::Tensor scale_model_input(const at::Tensor& sample) const { return sample; }

  /// The sample after the current step; moves on to the next. All tensors are [batch, channels, h, w].
  at::Tensor step(const at::Tensor& model_output, const at::Tensor& sample, NoiseSource& noise);

  /// `clean` with as much of `noise` as a sample has at the current step.
  virtual at::Tensor add_noise(const at::Tensor& clean, const at::Tensor& noise) const = 0;

  /// The clean sample that the network sees in the current one, for previews.
  virtual at::Tensor clean_estimate(const at::Tensor& model_output, const at::Tensor& sample) const = 0;

  /// Share of fresh noise in each step of DDIM, 0..1; the others ignore it.
  virtual void set_eta(double) {}

  virtual const std::vector<float>& alphas_cumprod() const = 0;

 protected:
  virtual void lay_out(int steps, double strength) = 0;
  virtual at::Tensor advance(const at::Tensor& model_output, const at::Tensor& sample,
                             NoiseSource& noise) = 0;
  virtual int train_timesteps() const { return static_cast<int>(alphas_cumprod().size()); }

  double timestep() const { return timesteps_[static_cast<std::size_t>(step_index_)]; }

  std::vector<double> timesteps_;
  int step_index_ = 0;
};

/// Error Usage for values in `config` that the scheduler does not know.
std::unique_ptr<Scheduler> make_scheduler(SchedulerKind kind, const weights::SchedulerConfig& config);

}  // namespace pentimento::diffusion
