#include "base/error.h"
#include "diffusion/schedulers/algorithms.h"
#include "diffusion/schedulers/bases.h"

namespace pentimento::diffusion {
namespace {

constexpr std::size_t kOrder = 4;

class Pndm : public AlphaScheduler {
 public:
  explicit Pndm(const weights::SchedulerConfig& config)
      : AlphaScheduler(config, {}, config.set_alpha_to_one.value_or(false)),
        skip_prk_steps_(config.skip_prk_steps.value_or(false)) {
    if (prediction_ == weights::PredictionType::Sample) {
      throw Error(ErrorCode::Usage,
                  "PNDM works with epsilon and v_prediction only; choose another scheduler.");
    }
  }

 private:
  void lay_out(int steps, double strength) override {
    AlphaScheduler::lay_out(steps, strength);
    outputs_.clear();
    counter_ = 0;
    prk_timesteps_.clear();
    if (skip_prk_steps_) {
      // The second step is a second evaluation at the second timestep: [a, b, b, c, ...].
      if (timesteps_.size() > 1) timesteps_.insert(timesteps_.begin() + 1, timesteps_[1]);
      return;
    }
    lay_out_prk();
  }

  // Between two steps, in timesteps; whole numbers, rounded down, as upstream.
  int spacing() const { return schedule_.size() / steps_; }
  int half_spacing() const { return spacing() / 2; }

  // The first three steps are Runge-Kutta steps of four evaluations each.
  void lay_out_prk() {
    if (timesteps_.size() < kOrder)
      throw Error(ErrorCode::Usage, "PNDM needs at least 4 steps with this model, not " +
                                        std::to_string(steps_) + "; take more steps or another scheduler.");
    const int half = half_spacing();
    std::vector<double> pairs;  // rising
    for (std::size_t i = kOrder; i-- > 0;) {
      pairs.push_back(timesteps_[i]);
      pairs.push_back(timesteps_[i] + half);
    }
    pairs.pop_back();
    for (const double timestep : pairs) prk_timesteps_.insert(prk_timesteps_.end(), 2, timestep);
    prk_timesteps_ = {prk_timesteps_.rbegin() + 1, prk_timesteps_.rend() - 1};
    std::vector<double> all = prk_timesteps_;
    all.insert(all.end(), timesteps_.begin() + 3, timesteps_.end());
    timesteps_ = all;
  }

  at::Tensor advance(const at::Tensor& output, const at::Tensor& sample, NoiseSource&) override {
    at::Tensor next = counter_ < prk_timesteps_.size() ? runge_kutta_step(output, sample)
                                                       : linear_multistep(output, sample);
    ++counter_;
    return next;
  }

  at::Tensor runge_kutta_step(const at::Tensor& output, const at::Tensor& sample) {
    const int distance = counter_ % 2 ? 0 : half_spacing();
    const double to = timestep() - distance, from = prk_timesteps_[counter_ / 4 * 4];
    at::Tensor slope = output;
    switch (counter_ % 4) {
      case 0:
        sum_ = output * (1.0 / 6);
        outputs_.push_back(output);
        start_ = sample;
        break;
      case 1:
      case 2:
        sum_ = sum_ + output * (1.0 / 3);
        break;
      default:
        slope = sum_ + output * (1.0 / 6);
    }
    return transferred(start_, from, to, slope);
  }

  // Adams-Bashforth. The second evaluation only corrects the first step.
  at::Tensor linear_multistep(const at::Tensor& output, const at::Tensor& sample) {
    double from = timestep(), to = previous(timestep());
    if (counter_ == 1) {
      to = from;
      from += spacing();
      return transferred(start_, from, to, (output + outputs_.back()) / 2);
    }
    if (outputs_.size() == kOrder) outputs_.erase(outputs_.begin());
    outputs_.push_back(output);
    if (counter_ == 0) start_ = sample;
    return transferred(sample, from, to, extrapolated());
  }

  at::Tensor extrapolated() const {
    const auto e = [this](std::size_t back) -> const at::Tensor& { return outputs_[outputs_.size() - back]; };
    switch (outputs_.size()) {
      case 1:
        return e(1);
      case 2:
        return (3 * e(1) - e(2)) / 2;
      case 3:
        return (23 * e(1) - 16 * e(2) + 5 * e(3)) / 12;
      default:
        return (1.0 / 24) * (55 * e(1) - 59 * e(2) + 37 * e(3) - 9 * e(4));
    }
  }

  // Equation 9 of the paper.
  at::Tensor transferred(const at::Tensor& sample, double from, double to, const at::Tensor& slope) const {
    const float alpha = alpha_at(from), next_alpha = alpha_at(to);
    const float beta = 1 - alpha, next_beta = 1 - next_alpha;
    const at::Tensor noise = prediction_ == weights::PredictionType::VPrediction
                                 ? std::sqrt(alpha) * slope + std::sqrt(beta) * sample
                                 : slope;
    const float denominator = alpha * std::sqrt(next_beta) + std::sqrt(alpha * beta * next_alpha);
    return std::sqrt(next_alpha / alpha) * sample - (next_alpha - alpha) * noise / denominator;
  }

  bool skip_prk_steps_;
  std::vector<double> prk_timesteps_;
  std::vector<at::Tensor> outputs_;  ///< The last ones, newest at the end.
  at::Tensor start_;                 ///< Sample that a step of several evaluations starts from.
  at::Tensor sum_;                   ///< Weighted outputs of the current Runge-Kutta step.
  std::size_t counter_ = 0;
};

}  // namespace

std::unique_ptr<Scheduler> make_pndm(const weights::SchedulerConfig& config) {
  return std::make_unique<Pndm>(config);
}

}  // namespace pentimento::diffusion
