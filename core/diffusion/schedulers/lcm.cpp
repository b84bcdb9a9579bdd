#include "base/error.h"
#include "diffusion/schedulers/algorithms.h"
#include "diffusion/schedulers/bases.h"

namespace pentimento::diffusion {
namespace {

constexpr double kDataDeviation = 0.5;  // sigma_data of the paper

class Lcm : public AlphaScheduler {
 public:
  explicit Lcm(const weights::SchedulerConfig& config)
      : AlphaScheduler(config, {0.00085, 0.012, "scaled_linear"}, config.set_alpha_to_one.value_or(true)),
        original_steps_(config.original_inference_steps.value_or(50)),
        timestep_scaling_(config.timestep_scaling.value_or(10)),
        thresholding_(config.thresholding.value_or(false)),
        threshold_ratio_(config.dynamic_thresholding_ratio.value_or(0.995)),
        sample_max_value_(config.sample_max_value.value_or(1)),
        clip_sample_(config.clip_sample.value_or(false)),
        clip_range_(config.clip_sample_range.value_or(1)) {}

 private:
  // Out of the grid on which the network was distilled.
  void lay_out(int steps, double strength) override {
    const int grid = static_cast<int>(original_steps_ * strength);
    if (steps > grid) {
      throw Error(ErrorCode::Usage, "LCM has at most " + std::to_string(grid) + " steps here, not " +
                                        std::to_string(steps) + "; take fewer steps or more strength.");
    }
    const int distance = schedule_.size() / original_steps_;
    timesteps_.clear();
    for (int i = 0; i < steps; ++i) {
      const int index = static_cast<int>(std::floor(i * (static_cast<double>(grid) / steps)));
      timesteps_.push_back((grid - index) * distance - 1);
    }
  }

  at::Tensor advance(const at::Tensor& output, const at::Tensor& sample, NoiseSource& noise) override {
    const float alpha = alpha_at(timestep());
    const at::Tensor clean =
        limited(predicted_clean(prediction_, output, sample, std::sqrt(alpha), std::sqrt(1 - alpha)));
    const double scaled = timestep() * timestep_scaling_;
    const double total = scaled * scaled + kDataDeviation * kDataDeviation;
    at::Tensor denoised = static_cast<float>(scaled / std::sqrt(total)) * clean +
                          static_cast<float>(kDataDeviation * kDataDeviation / total) * sample;
    if (static_cast<std::size_t>(step_index_) + 1 == timesteps_.size()) return denoised;
    const float next_alpha = alpha_at(timesteps_[static_cast<std::size_t>(step_index_) + 1]);
    return std::sqrt(next_alpha) * denoised + std::sqrt(1 - next_alpha) * noise.randn(output.sizes());
  }

  at::Tensor limited(const at::Tensor& clean) const {
    if (thresholding_) return threshold(clean, threshold_ratio_, sample_max_value_);
    return clip_sample_ ? clean.clamp(-clip_range_, clip_range_) : clean;
  }

  int original_steps_;
  double timestep_scaling_;
  bool thresholding_;
  double threshold_ratio_, sample_max_value_;
  bool clip_sample_;
  double clip_range_;
};

}  // namespace

std::unique_ptr<Scheduler> make_lcm(const weights::SchedulerConfig& config) {
  return std::make_unique<Lcm>(config);
}

}  // namespace pentimento::diffusion
