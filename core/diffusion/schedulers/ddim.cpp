#include "diffusion/schedulers/algorithms.h"
#include "diffusion/schedulers/bases.h"

namespace pentimento::diffusion {
namespace {

class Ddim : public AlphaScheduler {
 public:
  explicit Ddim(const weights::SchedulerConfig& config)
      : AlphaScheduler(config, {}, config.set_alpha_to_one.value_or(true)),
        thresholding_(config.thresholding.value_or(false)),
        threshold_ratio_(config.dynamic_thresholding_ratio.value_or(0.995)),
        sample_max_value_(config.sample_max_value.value_or(1)),
        clip_sample_(config.clip_sample.value_or(true)),
        clip_range_(config.clip_sample_range.value_or(1)) {}

  void set_eta(double eta) override { eta_ = static_cast<float>(eta); }

 private:
  at::Tensor advance(const at::Tensor& output, const at::Tensor& sample, NoiseSource& noise) override {
    const float alpha = alpha_at(timestep()), next_alpha = alpha_at(previous(timestep()));
    const float root = std::sqrt(alpha), sigma = std::sqrt(1 - alpha);
    const at::Tensor clean = limited(predicted_clean(prediction_, output, sample, root, sigma));
    const float variance = (1 - next_alpha) / (1 - alpha) * (1 - alpha / next_alpha);
    const float deviation = eta_ * std::sqrt(variance);
    const at::Tensor direction =
        std::sqrt(1 - next_alpha - deviation * deviation) * predicted_noise(output, sample, root, sigma);
    const at::Tensor next = std::sqrt(next_alpha) * clean + direction;
    return eta_ > 0 ? next + deviation * noise.randn(output.sizes()) : next;
  }

  // From the network's output, not from the limited clean sample.
  at::Tensor predicted_noise(const at::Tensor& output, const at::Tensor& sample, float root,
                             float sigma) const {
    switch (prediction_) {
      case weights::PredictionType::Epsilon:
        return output;
      case weights::PredictionType::Sample:
        return (sample - root * output) / sigma;
      case weights::PredictionType::VPrediction:
        break;
    }
    return root * output + sigma * sample;
  }

  at::Tensor limited(const at::Tensor& clean) const {
    if (thresholding_) return threshold(clean, threshold_ratio_, sample_max_value_);
    return clip_sample_ ? clean.clamp(-clip_range_, clip_range_) : clean;
  }

  bool thresholding_;
  double threshold_ratio_, sample_max_value_;
  bool clip_sample_;
  double clip_range_;
  float eta_ = 0;
};

}  // namespace

std::unique_ptr<Scheduler> make_ddim(const weights::SchedulerConfig& config) {
  return std::make_unique<Ddim>(config);
}

}  // namespace pentimento::diffusion
