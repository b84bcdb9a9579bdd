#include "base/error.h"
#include "diffusion/schedulers/algorithms.h"
#include "diffusion/schedulers/bases.h"

namespace pentimento::diffusion {
namespace {

class UniPC : public SolverScheduler {
 public:
  explicit UniPC(const weights::SchedulerConfig& config)
      : SolverScheduler(config),
        karras_(config.use_karras_sigmas.value_or(false)),
        exponential_(config.use_exponential_sigmas.value_or(false)),
        ends_at_sigma_min_(config.final_sigmas_type.value_or("zero") == "sigma_min"),
        lower_order_final_(config.lower_order_final.value_or(true)),
        bh1_(config.solver_type.value_or("bh2") == "bh1"),
        sigma_min_(config.sigma_min),
        sigma_max_(config.sigma_max),
        disable_corrector_(config.disable_corrector.value_or(std::vector<int>{})) {
    if (!config.predict_x0.value_or(true)) {
      throw Error(ErrorCode::Usage, "UniPC works with predict_x0 only; choose another scheduler.");
    }
  }

 private:
  void lay_out(int steps, double) override {
    timesteps_ = spaced_solver_timesteps(spacing_, schedule_.size(), steps, steps_offset_);
    std::vector<double> sigmas;
    double last = training_sigmas_.front();
    if (karras_ || exponential_) {
      const double min = sigma_min_.value_or(training_sigmas_.front());
      const double max = sigma_max_.value_or(training_sigmas_.back());
      sigmas = karras_ ? karras_sigmas(min, max, steps) : exponential_sigmas(min, max, steps);
      timesteps_ = sigmas_to_timesteps(sigmas, training_sigmas_);
      if (karras_) timesteps_ = rounded(timesteps_);
      for (double& timestep : timesteps_) timestep = std::trunc(timestep);
      last = sigmas.back();
    } else {
      sigmas = interpolated(timesteps_, training_sigmas_);
    }
    sigmas.push_back(ends_at_sigma_min_ ? last : 0.0);
    sigmas_ = to_float(sigmas);
    outputs_.clear();
    last_sample_.reset();
    completed_ = 0;
  }

  at::Tensor advance(const at::Tensor& model_output, const at::Tensor& sample, NoiseSource&) override {
    const at::Tensor clean = clean_sample(model_output, sample);
    const at::Tensor corrected = corrects() ? correct(clean) : sample;
    remember(clean);
    const int limit =
        lower_order_final_ ? std::min(solver_order_, last_index() + 1 - step_index_) : solver_order_;
    order_of_step_ = std::min(limit, completed_ + 1);
    last_sample_ = corrected;
    completed_ = std::min(completed_ + 1, solver_order_);
    return predict(corrected);
  }

  bool corrects() const {
    const bool disabled = std::find(disable_corrector_.begin(), disable_corrector_.end(), step_index_ - 1) !=
                          disable_corrector_.end();
    return step_index_ > 0 && !disabled && last_sample_.defined();
  }

  // What predictor and corrector share: a step from `from` to `to` with the outputs kept so far.
  struct Step {
    float h_phi_1, b_h;
    std::vector<float> ratios;            // r_k of the paper, 1 at the end
    std::vector<at::Tensor> differences;  // (m_k - m_0) / r_k
    std::vector<float> moments;           // right side of the order conditions
  };

  Step step_between(int from_ahead, int order) const {
    const SolverPoint to = point(from_ahead + 1), from = point(from_ahead);
    const float h = to.lambda - from.lambda, hh = -h;
    Step step{std::expm1(hh), bh1_ ? hh : std::expm1(hh), {}, {}, {}};
    for (int i = 1; i < order; ++i) {
      const float ratio = (point(from_ahead - i).lambda - from.lambda) / h;
      step.ratios.push_back(ratio);
      step.differences.push_back((output(i) - output(0)) / ratio);
    }
    step.ratios.push_back(1);
    float h_phi_k = step.h_phi_1 / hh - 1, factorial = 1;
    for (int i = 1; i <= order; ++i) {
      step.moments.push_back(h_phi_k * factorial / step.b_h);
      factorial *= static_cast<float>(i + 1);
      h_phi_k = h_phi_k / hh - 1 / factorial;
    }
    return step;
  }

  // The weights that satisfy the first `count` order conditions.
  static std::vector<float> solved(const Step& step, int count) {
    at::Tensor matrix = at::empty({count, count}, at::kFloat), right = at::empty({count}, at::kFloat);
    for (int row = 0; row < count; ++row) {
      for (int column = 0; column < count; ++column) {
        matrix.data_ptr<float>()[row * count + column] =
            std::pow(step.ratios[static_cast<std::size_t>(column)], static_cast<float>(row));
      }
      right.data_ptr<float>()[row] = step.moments[static_cast<std::size_t>(row)];
    }
    const at::Tensor weights = at::linalg_solve(matrix, right).contiguous();
    return {weights.data_ptr<float>(), weights.data_ptr<float>() + count};
  }

  // The step that a constant output gives.
  at::Tensor transferred(const at::Tensor& sample, int from_ahead, const Step& step) const {
    const SolverPoint to = point(from_ahead + 1), from = point(from_ahead);
    return (to.sigma / from.sigma) * sample - (to.alpha * step.h_phi_1) * output(0);
  }

  at::Tensor predict(const at::Tensor& sample) const {
    const Step step = step_between(0, order_of_step_);
    at::Tensor next = transferred(sample, 0, step);
    if (step.differences.empty()) return next;
    const std::vector<float> weights =
        order_of_step_ == 2 ? std::vector<float>{0.5F} : solved(step, order_of_step_ - 1);
    return next - (point(1).alpha * step.b_h) * weighted(weights, step.differences);
  }

  // Redoes the last step with the output at its end.
  at::Tensor correct(const at::Tensor& clean) const {
    const Step step = step_between(-1, order_of_step_);
    const std::vector<float> weights =
        order_of_step_ == 1 ? std::vector<float>{0.5F} : solved(step, order_of_step_);
    at::Tensor change = weights.back() * (clean - output(0));
    if (!step.differences.empty()) change = weighted(weights, step.differences) + change;
    return transferred(last_sample_, -1, step) - (point(0).alpha * step.b_h) * change;
  }

  static at::Tensor weighted(const std::vector<float>& weights, const std::vector<at::Tensor>& tensors) {
    at::Tensor sum = weights[0] * tensors[0];
    for (std::size_t i = 1; i < tensors.size(); ++i) sum = sum + weights[i] * tensors[i];
    return sum;
  }

  bool karras_, exponential_, ends_at_sigma_min_, lower_order_final_, bh1_;
  std::optional<double> sigma_min_, sigma_max_;
  std::vector<int> disable_corrector_;
  at::Tensor last_sample_;  ///< What the last step started from.
  int order_of_step_ = 1;
  int completed_ = 0;
};

}  // namespace

std::unique_ptr<Scheduler> make_unipc(const weights::SchedulerConfig& config) {
  return std::make_unique<UniPC>(config);
}

}  // namespace pentimento::diffusion
