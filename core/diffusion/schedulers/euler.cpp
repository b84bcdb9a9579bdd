#include "base/error.h"
#include "diffusion/schedulers/algorithms.h"
#include "diffusion/schedulers/bases.h"

namespace pentimento::diffusion {
namespace {

class Euler : public SigmaScheduler {
 public:
  explicit Euler(const weights::SchedulerConfig& config)
      : SigmaScheduler(config, {}),
        karras_(config.use_karras_sigmas.value_or(false)),
        exponential_(config.use_exponential_sigmas.value_or(false)),
        log_linear_(config.interpolation_type.value_or("linear") == "log_linear"),
        ends_at_sigma_min_(config.final_sigmas_type.value_or("zero") == "sigma_min"),
        sigma_min_(config.sigma_min),
        sigma_max_(config.sigma_max) {}

 private:
  void lay_out(int steps, double) override {
    timesteps_ = spaced_sigma_timesteps(spacing_, schedule_.size(), steps, steps_offset_);
    std::vector<double> sigmas =
        log_linear_ ? log_linear_sigmas(steps) : interpolated(timesteps_, training_sigmas_);
    if (karras_ || exponential_) {
      const double min = sigma_min_.value_or(sigmas.back()), max = sigma_max_.value_or(sigmas.front());
      sigmas = karras_ ? karras_sigmas(min, max, steps) : exponential_sigmas(min, max, steps);
      timesteps_ = sigmas_to_timesteps(sigmas, training_sigmas_);
      for (double& timestep : timesteps_) timestep = static_cast<float>(timestep);
    }
    sigmas.push_back(ends_at_sigma_min_ ? training_sigmas_.front() : 0.0);
    sigmas_ = to_float(sigmas);
  }

  // One more than steps, as upstream.
  std::vector<double> log_linear_sigmas(int steps) const {
    std::vector<double> logs =
        linspace(std::log(training_sigmas_.back()), std::log(training_sigmas_.front()), steps + 1);
    for (double& value : logs) value = std::exp(static_cast<float>(value));
    return logs;
  }

  at::Tensor advance(const at::Tensor& output, const at::Tensor& sample, NoiseSource&) override {
    const at::Tensor slope = (sample - predicted_clean(prediction_, output, sample, sigma(0))) / sigma(0);
    return sample + slope * (sigma(1) - sigma(0));
  }

  bool karras_, exponential_, log_linear_, ends_at_sigma_min_;
  std::optional<double> sigma_min_, sigma_max_;
};

}  // namespace

std::unique_ptr<Scheduler> make_euler(const weights::SchedulerConfig& config) {
  return std::make_unique<Euler>(config);
}

}  // namespace pentimento::diffusion
