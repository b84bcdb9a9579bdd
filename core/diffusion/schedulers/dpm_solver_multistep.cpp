#include "base/error.h"
#include "diffusion/schedulers/algorithms.h"
#include "diffusion/schedulers/bases.h"

namespace pentimento::diffusion {
namespace {

// Below this many steps the last ones fall back to lower orders.
constexpr int kFewSteps = 15;

class DpmSolverMultistep : public SolverScheduler {
 public:
  explicit DpmSolverMultistep(const weights::SchedulerConfig& config)
      : SolverScheduler(config),
        karras_(config.use_karras_sigmas.value_or(false)),
        exponential_(config.use_exponential_sigmas.value_or(false)),
        lu_(config.use_lu_lambdas.value_or(false)),
        ends_at_sigma_min_(config.final_sigmas_type.value_or("zero") == "sigma_min"),
        lower_order_final_(config.lower_order_final.value_or(true)),
        euler_at_final_(config.euler_at_final.value_or(false)),
        whole_timesteps_(config.beta_schedule.value_or("linear") != "squaredcos_cap_v2"),
        heun_(config.solver_type.value_or("midpoint") == "heun"),
        sigma_min_(config.sigma_min),
        sigma_max_(config.sigma_max) {
    const std::string algorithm = config.algorithm_type.value_or("dpmsolver++");
    stochastic_ = algorithm.starts_with("sde");
    predicts_clean_ = algorithm.ends_with("++") || algorithm == "deis";
    if (!predicts_clean_ && (stochastic_ || !ends_at_sigma_min_)) {
      throw Error(ErrorCode::Usage, "The scheduler's algorithm_type \"" + algorithm +
                                        "\" is outdated; choose dpmsolver++ or sde-dpmsolver++.");
    }
  }

 private:
  void lay_out(int steps, double) override {
    timesteps_ = spaced_solver_timesteps(spacing_, schedule_.size(), steps, steps_offset_);
    std::vector<double> sigmas = run_sigmas(steps);
    if (karras_ || exponential_ || lu_) {
      timesteps_ = sigmas_to_timesteps(sigmas, training_sigmas_);
      if (!exponential_ && whole_timesteps_) timesteps_ = rounded(timesteps_);
      for (double& timestep : timesteps_) timestep = std::trunc(timestep);
    }
    sigmas.push_back(ends_at_sigma_min_ ? training_sigmas_.front() : 0.0);
    sigmas_ = to_float(sigmas);
    outputs_.clear();
    completed_ = 0;
  }

  std::vector<double> run_sigmas(int steps) const {
    const double min = sigma_min_.value_or(training_sigmas_.front());
    const double max = sigma_max_.value_or(training_sigmas_.back());
    if (karras_) return karras_sigmas(min, max, steps);
    if (lu_) return lu_sigmas(steps);
    if (exponential_) return exponential_sigmas(min, max, steps);
    return interpolated(timesteps_, training_sigmas_);
  }

  // Evenly spaced lambdas, from float32 logarithms.
  std::vector<double> lu_sigmas(int steps) const {
    const float first = std::log(training_sigmas_.back()), last = std::log(training_sigmas_.front());
    std::vector<double> values = linspace(0, 1, steps);
    for (double& value : values)
      value = std::exp(static_cast<double>(first) + value * (static_cast<double>(last) - first));
    return values;
  }

  at::Tensor advance(const at::Tensor& model_output, const at::Tensor& sample, NoiseSource& noise) override {
    remember(predicts_clean_ ? clean_sample(model_output, sample) : predicted_noise(model_output, sample));
    const at::Tensor fresh = stochastic_ ? noise.randn(sample.sizes()) : at::Tensor();
    const int order = order_of_step();
    ++completed_;
    if (order == 1) return first_order(sample, fresh);
    if (order == 2) return second_order(sample, fresh);
    return third_order(sample, fresh);
  }

  int order_of_step() const {
    const bool few = lower_order_final_ && last_index() + 1 < kFewSteps;
    const bool last = step_index_ == last_index(), last_but_one = step_index_ == last_index() - 1;
    if (solver_order_ == 1 || completed_ < 1) return 1;
    if (last && (euler_at_final_ || few || !ends_at_sigma_min_)) return 1;
    if (solver_order_ == 2 || completed_ < 2 || (last_but_one && few)) return 2;
    return 3;
  }

  at::Tensor predicted_noise(const at::Tensor& output, const at::Tensor& sample) const {
    const SolverPoint now = point(0);
    switch (prediction_) {
      case weights::PredictionType::Epsilon:
        return output;
      case weights::PredictionType::Sample:
        return (sample - now.alpha * output) / now.sigma;
      case weights::PredictionType::VPrediction:
        break;
    }
    return now.alpha * output + now.sigma * sample;
  }

  // The exact solution for a constant output plus, for the stochastic form, its noise. `grown` is the factor
  // of the output, on which the higher orders build.
  struct Base {
    at::Tensor sample;
    float grown;
    float h;
  };

  Base base(const at::Tensor& sample, const at::Tensor& fresh) const {
    const SolverPoint to = point(1), from = point(0);
    const float h = to.lambda - from.lambda;
    if (stochastic_) {
      const float grown = to.alpha * (1 - std::exp(-2 * h));
      const at::Tensor kept = (to.sigma / from.sigma * std::exp(-h)) * sample + grown * output(0);
      return {kept + (to.sigma * std::sqrt(1 - std::exp(-2 * h))) * fresh, grown, h};
    }
    if (predicts_clean_) {
      const float grown = -(to.alpha * (std::exp(-h) - 1));
      return {(to.sigma / from.sigma) * sample + grown * output(0), grown, h};
    }
    const float grown = -(to.sigma * (std::exp(h) - 1));
    return {(to.alpha / from.alpha) * sample + grown * output(0), grown, h};
  }

  at::Tensor first_order(const at::Tensor& sample, const at::Tensor& fresh) const {
    return base(sample, fresh).sample;
  }

  at::Tensor second_order(const at::Tensor& sample, const at::Tensor& fresh) const {
    const Base start = base(sample, fresh);
    const float r0 = (point(0).lambda - point(-1).lambda) / start.h;
    const at::Tensor d1 = (1 / r0) * (output(0) - output(1));
    return start.sample + (heun_ ? heun_factor(start.h) : 0.5F * start.grown) * d1;
  }

  float heun_factor(float h) const {
    const SolverPoint to = point(1);
    if (stochastic_) return to.alpha * ((1 - std::exp(-2 * h)) / (-2 * h) + 1);
    if (predicts_clean_) return to.alpha * ((std::exp(-h) - 1) / h + 1);
    return -(to.sigma * ((std::exp(h) - 1) / h - 1));
  }

  at::Tensor third_order(const at::Tensor& sample, const at::Tensor& fresh) const {
    const Base start = base(sample, fresh);
    const float r0 = (point(0).lambda - point(-1).lambda) / start.h;
    const float r1 = (point(-1).lambda - point(-2).lambda) / start.h;
    const at::Tensor d10 = (1 / r0) * (output(0) - output(1)), d11 = (1 / r1) * (output(1) - output(2));
    const at::Tensor d1 = d10 + (r0 / (r0 + r1)) * (d10 - d11);
    const at::Tensor d2 = (1 / (r0 + r1)) * (d10 - d11);
    return start.sample + heun_factor(start.h) * d1 + third_factor(start.h) * d2;
  }

  float third_factor(float h) const {
    const SolverPoint to = point(1);
    if (stochastic_) return to.alpha * ((1 - std::exp(-2 * h) - 2 * h) / (2 * h * 2 * h) - 0.5F);
    if (predicts_clean_) return -(to.alpha * ((std::exp(-h) - 1 + h) / (h * h) - 0.5F));
    return -(to.sigma * ((std::exp(h) - 1 - h) / (h * h) - 0.5F));
  }

  bool karras_, exponential_, lu_, ends_at_sigma_min_, lower_order_final_, euler_at_final_, whole_timesteps_;
  bool heun_;
  bool stochastic_ = false, predicts_clean_ = true;
  std::optional<double> sigma_min_, sigma_max_;
  int completed_ = 0;  ///< Steps of this run so far.
};

}  // namespace

std::unique_ptr<Scheduler> make_dpm_solver_multistep(const weights::SchedulerConfig& config) {
  return std::make_unique<DpmSolverMultistep>(config);
}

}  // namespace pentimento::diffusion
