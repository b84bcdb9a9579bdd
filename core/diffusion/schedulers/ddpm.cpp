#include "base/error.h"
#include "diffusion/schedulers/algorithms.h"
#include "diffusion/schedulers/bases.h"

namespace pentimento::diffusion {
namespace {

class Ddpm : public AlphaScheduler {
 public:
  explicit Ddpm(const weights::SchedulerConfig& config)
      : AlphaScheduler(config, {}, true),
        variance_type_(config.variance_type.value_or("fixed_small")),
        thresholding_(config.thresholding.value_or(false)),
        threshold_ratio_(config.dynamic_thresholding_ratio.value_or(0.995)),
        sample_max_value_(config.sample_max_value.value_or(1)),
        clip_sample_(config.clip_sample.value_or(true)),
        clip_range_(config.clip_sample_range.value_or(1)) {}

  void set_custom_timesteps(const std::vector<double>& timesteps) override {
    const bool falls = std::is_sorted(timesteps.rbegin(), timesteps.rend());
    if (timesteps.empty() || !falls || timesteps.front() >= schedule_.size() || timesteps.back() < 0) {
      throw Error(ErrorCode::Usage, "The timesteps must fall, from below " +
                                        std::to_string(schedule_.size()) + " to 0 or above.");
    }
    timesteps_ = timesteps;
    step_index_ = 0;
  }

 private:
  at::Tensor advance(const at::Tensor& model_output, const at::Tensor& sample, NoiseSource& noise) override {
    const auto [output, learned] = split_variance(model_output, sample);
    const float alpha = alpha_at(timestep()), next_alpha = alpha_at(next_timestep());
    const float step_alpha = alpha / next_alpha, step_beta = 1 - step_alpha;
    const at::Tensor clean =
        limited(predicted_clean(prediction_, output, sample, std::sqrt(alpha), std::sqrt(1 - alpha)));
    const float clean_share = std::sqrt(next_alpha) * step_beta / (1 - alpha);
    const float sample_share = std::sqrt(step_alpha) * (1 - next_alpha) / (1 - alpha);
    at::Tensor mean = clean_share * clean + sample_share * sample;
    if (timestep() <= 0) return mean;
    const float variance = std::max((1 - next_alpha) / (1 - alpha) * step_beta, 1e-20F);
    return mean + noise.randn(output.sizes()) * deviation(variance, step_beta, learned);
  }

  double next_timestep() const {
    const auto next = static_cast<std::size_t>(step_index_ + 1);
    return next < timesteps_.size() ? timesteps_[next] : -1;
  }

  // A network that predicts its own variance has twice the channels.
  std::pair<at::Tensor, at::Tensor> split_variance(const at::Tensor& output, const at::Tensor& sample) const {
    const bool learned = variance_type_ == "learned" || variance_type_ == "learned_range";
    if (!learned || output.size(1) != 2 * sample.size(1)) return {output, {}};
    return {output.narrow(1, 0, sample.size(1)), output.narrow(1, sample.size(1), sample.size(1))};
  }

  at::Tensor deviation(float variance, float step_beta, const at::Tensor& learned) const {
    if (learned.defined() && variance_type_ == "learned_range") {
      const at::Tensor share = (learned + 1) / 2;
      const at::Tensor log_variance = share * std::log(step_beta) + (1 - share) * std::log(variance);
      return at::exp(0.5 * log_variance);
    }
    if (learned.defined()) return learned.sqrt();
    if (variance_type_ == "fixed_small" || variance_type_ == "fixed_small_log") {
      return at::scalar_tensor(std::sqrt(variance));
    }
    if (variance_type_ == "fixed_large") return at::scalar_tensor(std::sqrt(step_beta));
    throw Error(ErrorCode::Usage, "DDPM knows no variance_type called \"" + variance_type_ + "\" here.");
  }

  at::Tensor limited(const at::Tensor& clean) const {
    if (thresholding_) return threshold(clean, threshold_ratio_, sample_max_value_);
    return clip_sample_ ? clean.clamp(-clip_range_, clip_range_) : clean;
  }

  std::string variance_type_;
  bool thresholding_;
  double threshold_ratio_, sample_max_value_;
  bool clip_sample_;
  double clip_range_;
};

}  // namespace

std::unique_ptr<Scheduler> make_ddpm(const weights::SchedulerConfig& config) {
  return std::make_unique<Ddpm>(config);
}

}  // namespace pentimento::diffusion
