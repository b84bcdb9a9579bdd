#include "base/error.h"
#include "diffusion/schedulers/algorithms.h"
#include "diffusion/schedulers/bases.h"

namespace pentimento::diffusion {
namespace {

class EulerAncestral : public SigmaScheduler {
 public:
  explicit EulerAncestral(const weights::SchedulerConfig& config) : SigmaScheduler(config, {}) {
    if (prediction_ == weights::PredictionType::Sample) {
      throw Error(ErrorCode::Usage,
                  "Euler ancestral works with epsilon and v_prediction only; choose another scheduler.");
    }
  }

 private:
  void lay_out(int steps, double) override {
    timesteps_ = spaced_sigma_timesteps(spacing_, schedule_.size(), steps, steps_offset_);
    sigmas_ = to_float(interpolated(timesteps_, training_sigmas_));
    sigmas_.push_back(0);
  }

  at::Tensor advance(const at::Tensor& output, const at::Tensor& sample, NoiseSource& noise) override {
    const float from = sigma(0), to = sigma(1);
    const at::Tensor slope = (sample - predicted_clean(prediction_, output, sample, from)) / from;
    const float up = std::sqrt(to * to * (from * from - to * to) / (from * from));
    const float down = std::sqrt(to * to - up * up);
    // Drawn at the last step too, where it counts nothing: upstream does, and a next draw depends on it.
    return sample + slope * (down - from) + noise.randn(output.sizes()) * up;
  }
};

}  // namespace

std::unique_ptr<Scheduler> make_euler_ancestral(const weights::SchedulerConfig& config) {
  return std::make_unique<EulerAncestral>(config);
}

}  // namespace pentimento::diffusion
