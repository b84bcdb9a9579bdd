#include "diffusion/schedulers/algorithms.h"
#include "diffusion/schedulers/bases.h"

namespace pentimento::diffusion {
namespace {

class Heun : public SigmaScheduler {
 public:
  explicit Heun(const weights::SchedulerConfig& config)
      : SigmaScheduler(config, {0.00085, 0.012, "linear"}),
        karras_(config.use_karras_sigmas.value_or(false)),
        exponential_(config.use_exponential_sigmas.value_or(false)),
        clip_sample_(config.clip_sample.value_or(false)),
        clip_range_(config.clip_sample_range.value_or(1)) {}

  int order() const override { return 2; }

 private:
  void lay_out(int steps, double) override {
    std::vector<double> timesteps = spaced_sigma_timesteps(spacing_, schedule_.size(), steps, steps_offset_);
    std::vector<double> sigmas = interpolated(timesteps, training_sigmas_);
    if (karras_ || exponential_) {
      sigmas = karras_ ? karras_sigmas(sigmas.back(), sigmas.front(), steps)
                       : exponential_sigmas(sigmas.back(), sigmas.front(), steps);
      timesteps = sigmas_to_timesteps(sigmas, training_sigmas_);
    }
    // Two evaluations for every step but the last: [a, b, b, c, c, ...].
    timesteps_ = {static_cast<float>(timesteps[0])};
    sigmas_ = {static_cast<float>(sigmas[0])};
    for (std::size_t i = 1; i < timesteps.size(); ++i) {
      timesteps_.insert(timesteps_.end(), 2, static_cast<float>(timesteps[i]));
      sigmas_.insert(sigmas_.end(), 2, static_cast<float>(sigmas[i]));
    }
    sigmas_.push_back(0);
    slope_.reset();
  }

  at::Tensor advance(const at::Tensor& output, const at::Tensor& sample, NoiseSource&) override {
    const at::Tensor slope =
        (sample - limited(predicted_clean(prediction_, output, sample, sigma(0)))) / sigma(0);
    if (!slope_.defined()) {
      slope_ = slope;
      start_ = sample;
      distance_ = sigma(1) - sigma(0);
      return sample + slope * distance_;
    }
    const at::Tensor mean = (slope_ + slope) / 2;
    slope_.reset();
    return start_ + mean * distance_;
  }

  at::Tensor limited(const at::Tensor& clean) const {
    return clip_sample_ ? clean.clamp(-clip_range_, clip_range_) : clean;
  }

  bool karras_, exponential_, clip_sample_;
  double clip_range_;
  at::Tensor slope_;  ///< That of the first evaluation of a step; undefined between steps.
  at::Tensor start_;
  float distance_ = 0;
};

}  // namespace

std::unique_ptr<Scheduler> make_heun(const weights::SchedulerConfig& config) {
  return std::make_unique<Heun>(config);
}

}  // namespace pentimento::diffusion
