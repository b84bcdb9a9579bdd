#include <cmath>
#include <limits>

#include "base/error.h"
#include "diffusion/schedulers/scheduler.h"
#include "golden.h"
#include "tests/catch.h"

namespace pentimento::diffusion {
namespace {

template <typename Value>
void take(const nlohmann::json& json, const char* key, std::optional<Value>& value) {
  if (json.contains(key) && !json.at(key).is_null()) value = json.at(key).get<Value>();
}

weights::SchedulerConfig config_of(const nlohmann::json& json) {
  weights::SchedulerConfig config;
  take(json, "beta_start", config.beta_start);
  take(json, "beta_end", config.beta_end);
  take(json, "beta_schedule", config.beta_schedule);
  take(json, "timestep_spacing", config.timestep_spacing);
  take(json, "steps_offset", config.steps_offset);
  take(json, "set_alpha_to_one", config.set_alpha_to_one);
  take(json, "skip_prk_steps", config.skip_prk_steps);
  take(json, "clip_sample", config.clip_sample);
  take(json, "thresholding", config.thresholding);
  take(json, "dynamic_thresholding_ratio", config.dynamic_thresholding_ratio);
  take(json, "sample_max_value", config.sample_max_value);
  take(json, "variance_type", config.variance_type);
  take(json, "use_karras_sigmas", config.use_karras_sigmas);
  take(json, "use_exponential_sigmas", config.use_exponential_sigmas);
  take(json, "use_lu_lambdas", config.use_lu_lambdas);
  take(json, "rescale_betas_zero_snr", config.rescale_betas_zero_snr);
  take(json, "lower_order_final", config.lower_order_final);
  take(json, "euler_at_final", config.euler_at_final);
  take(json, "algorithm_type", config.algorithm_type);
  take(json, "solver_type", config.solver_type);
  take(json, "solver_order", config.solver_order);
  take(json, "final_sigmas_type", config.final_sigmas_type);
  take(json, "interpolation_type", config.interpolation_type);
  const std::string type = json.value("prediction_type", "epsilon");
  if (type == "v_prediction") config.prediction_type = weights::PredictionType::VPrediction;
  if (type == "sample") config.prediction_type = weights::PredictionType::Sample;
  return config;
}

void lay_out(Scheduler& scheduler, const nlohmann::json& params) {
  if (params.at("call_timesteps").is_array()) {
    scheduler.set_custom_timesteps(params.at("call_timesteps").get<std::vector<double>>());
  } else {
    scheduler.set_timesteps(params.at("steps"));
  }
  scheduler.set_eta(params.at("step_kwargs").value("eta", 0.0));
}

// From the largest number of a tensor to the next float. Some trajectories start at 16,000 and end at 37:
// what processors round apart at their start stays, and no tolerance can ask for less.
double float_step(const at::Tensor& numbers) {
  const auto peak = numbers.to(at::kFloat).abs().max().item<float>();
  return static_cast<double>(std::nextafter(peak, std::numeric_limits<float>::infinity())) - peak;
}

void check_trajectory(const GoldenEntry& entry, Scheduler& scheduler) {
  lay_out(scheduler, entry.params());
  entry.check("timesteps", at::tensor(scheduler.timesteps(), at::kDouble));
  entry.check("init_noise_sigma", at::scalar_tensor(scheduler.init_noise_sigma()));
  if (entry.has_output("alphas_cumprod"))
    entry.check("alphas_cumprod", at::tensor(scheduler.alphas_cumprod()));

  NoiseSource noise({entry.params().at("generator_seed").get<std::uint64_t>()});
  at::Tensor sample = entry.input("start");
  if (entry.has_input("clean")) {
    scheduler.begin_at(entry.params().at("begin_index").get<int>() * scheduler.order());
    const at::Tensor noisy = scheduler.add_noise(entry.input("clean"), entry.input("noise"));
    CHECK(max_error(noisy, sample) <= 5e-6 * sample.abs().max().item<double>());
  }
  std::vector<at::Tensor> scaled, samples;
  for (const at::Tensor& model_output : entry.input("model_output").split(1)) {
    scaled.push_back(scheduler.scale_model_input(sample));
    sample = scheduler.step(model_output, sample, noise);
    samples.push_back(sample);
  }
  const double least = float_step(entry.input("start"));
  if (entry.has_output("scaled")) entry.check("scaled", at::cat(scaled), 1, least);
  entry.check("sample", at::cat(samples), 1, least);
}

void check_trajectories(const std::string& file, int expected) {
  const std::optional<Golden> golden = Golden::open(file);
  if (!golden) return;
  int checked = 0;
  for (const GoldenEntry& entry : golden->entries("scheduler")) {
    const weights::SchedulerConfig config = config_of(entry.params().at("config"));
    const bool sde = config.algorithm_type.value_or("").starts_with("sde");
    const std::optional<SchedulerKind> kind =
        scheduler_of_class(entry.params().at("class").get<std::string>(), sde);
    if (!kind) continue;  // three that Pentimento does not offer
    INFO(entry.name());
    check_trajectory(entry, *make_scheduler(*kind, config));
    ++checked;
  }
  CHECK(checked == expected);
}

}  // namespace

TEST_CASE("Every scheduler follows the trajectory of diffusers") {
  check_trajectories("schedulers", 105);
}

// By hand: `test_diffusion "[.shared]"`.
TEST_CASE("Every scheduler agrees with the goldens beside the repository", "[.shared]") {
  check_trajectories("shared/schedulers", 109);
}

TEST_CASE("A scheduler refuses numbers of steps that it cannot take") {
  for (const SchedulerName& name : scheduler_names()) {
    INFO(name.name);
    const std::unique_ptr<Scheduler> scheduler = make_scheduler(name.kind, {});
    CHECK_THROWS_AS(scheduler->set_timesteps(0), Error);
    CHECK_THROWS_AS(scheduler->set_timesteps(-3), Error);
    CHECK_THROWS_AS(scheduler->set_timesteps(1001), Error);
  }
}

TEST_CASE("PNDM says what to do when there are too few steps for it") {
  const std::unique_ptr<Scheduler> scheduler = make_scheduler(SchedulerKind::Pndm, {});
  CHECK_NOTHROW(scheduler->set_timesteps(4));
  for (const int steps : {1, 3}) {
    try {
      scheduler->set_timesteps(steps);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::Usage);
      CHECK(std::string(error.what()) == "PNDM needs at least 4 steps with this model, not " +
                                             std::to_string(steps) +
                                             "; take more steps or another scheduler.");
    }
  }
}

TEST_CASE("A scheduler runs with as many steps as the training had") {
  for (const SchedulerName& name : scheduler_names()) {
    if (name.kind == SchedulerKind::Lcm) continue;  // at most its grid
    INFO(name.name);
    weights::SchedulerConfig config;
    config.steps_offset = 1;
    config.skip_prk_steps = true;
    const std::unique_ptr<Scheduler> scheduler = make_scheduler(name.kind, config);
    scheduler->set_timesteps(1000);
    NoiseSource noise({0});
    const at::Tensor sample = noise.randn({1, 4, 2, 2});
    CHECK(scheduler->step(sample, sample, noise).isfinite().all().item<bool>());
  }
}

TEST_CASE("Names of schedulers are found again") {
  for (const SchedulerName& name : scheduler_names()) CHECK(scheduler_named(name.name) == name.kind);
  CHECK_FALSE(scheduler_named("no-such-scheduler"));
}

}  // namespace pentimento::diffusion
