#include "diffusion/schedulers/timesteps.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace pentimento::diffusion {
namespace {

std::vector<double> reversed(std::vector<double> values) {
  std::reverse(values.begin(), values.end());
  return values;
}

std::vector<double> leading(int ratio, int count, int offset) {
  std::vector<double> values(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i)
    values[static_cast<std::size_t>(i)] = static_cast<double>(i) * ratio + offset;
  return reversed(values);
}

// numpy.arange(train, 0, -train / steps), rounded, minus 1. numpy takes the difference of the first two
// values as the step, and the division as the length.
std::vector<double> trailing(int train, int steps) {
  const double ratio = -static_cast<double>(train) / steps;
  const double delta = (train + ratio) - train;
  const auto count = static_cast<std::size_t>(std::ceil(-train / ratio));
  std::vector<double> values(count);
  for (std::size_t i = 0; i < count; ++i) {
    values[i] = std::nearbyint(train + static_cast<double>(i) * delta) - 1;
  }
  return values;
}

}  // namespace

TimestepSpacing timestep_spacing(const weights::SchedulerConfig& config, TimestepSpacing fallback) {
  if (!config.timestep_spacing) return fallback;
  if (*config.timestep_spacing == "leading") return TimestepSpacing::Leading;
  if (*config.timestep_spacing == "linspace") return TimestepSpacing::Linspace;
  if (*config.timestep_spacing == "trailing") return TimestepSpacing::Trailing;
  throw Error(ErrorCode::Usage,
              "The scheduler knows no timestep_spacing called \"" + *config.timestep_spacing + "\".");
}

std::vector<double> linspace(double first, double last, int count) {
  std::vector<double> values(static_cast<std::size_t>(count), first);
  if (count < 2) return values;
  const double step = (last - first) / (count - 1);
  for (int i = 0; i < count; ++i) values[static_cast<std::size_t>(i)] = i * step + first;
  values.back() = last;
  return values;
}

std::vector<double> spaced_timesteps(TimestepSpacing spacing, int train, int steps, int offset) {
  switch (spacing) {
    case TimestepSpacing::Leading:
      return leading(train / steps, steps, offset);
    case TimestepSpacing::Linspace:
      return reversed(rounded(linspace(0, train - 1, steps)));
    case TimestepSpacing::Trailing:
      return trailing(train, steps);
  }
  return {};
}

std::vector<double> spaced_sigma_timesteps(TimestepSpacing spacing, int train, int steps, int offset) {
  if (spacing != TimestepSpacing::Linspace) return spaced_timesteps(spacing, train, steps, offset);
  std::vector<double> values = reversed(linspace(0, train - 1, steps));
  for (double& value : values) value = static_cast<float>(value);
  return values;
}

std::vector<double> spaced_solver_timesteps(TimestepSpacing spacing, int train, int steps, int offset) {
  if (spacing == TimestepSpacing::Trailing) return trailing(train, steps);
  std::vector<double> values = spacing == TimestepSpacing::Leading
                                   ? leading(train / (steps + 1), steps + 1, offset)
                                   : reversed(rounded(linspace(0, train - 1, steps + 1)));
  values.pop_back();
  return values;
}

std::vector<double> interpolated(const std::vector<double>& timesteps, const std::vector<float>& sigmas) {
  std::vector<double> values;
  values.reserve(timesteps.size());
  const auto last = static_cast<double>(sigmas.size() - 1);
  for (const double timestep : timesteps) {
    const double at = std::clamp(timestep, 0.0, last);
    const auto low = static_cast<std::size_t>(at);
    const std::size_t high = std::min(low + 1, sigmas.size() - 1);
    const double below = sigmas[low], above = sigmas[high];
    values.push_back((above - below) * (at - static_cast<double>(low)) + below);
  }
  return values;
}

double sigma_to_timestep(double sigma, const std::vector<float>& training_sigmas) {
  const double log_sigma = std::log(std::max(sigma, 1e-10));
  std::size_t low = 0;
  for (std::size_t i = 0; i + 1 < training_sigmas.size(); ++i) {
    if (std::log(training_sigmas[i]) <= log_sigma) low = i;
  }
  low = std::min(low, training_sigmas.size() - 2);
  const float log_low = std::log(training_sigmas[low]), log_high = std::log(training_sigmas[low + 1]);
  const double weight = std::clamp((log_low - log_sigma) / static_cast<double>(log_low - log_high), 0.0, 1.0);
  return (1 - weight) * static_cast<double>(low) + weight * static_cast<double>(low + 1);
}

std::vector<double> sigmas_to_timesteps(const std::vector<double>& sigmas,
                                        const std::vector<float>& training_sigmas) {
  std::vector<double> values;
  values.reserve(sigmas.size());
  for (const double sigma : sigmas) values.push_back(sigma_to_timestep(sigma, training_sigmas));
  return values;
}

std::vector<double> karras_sigmas(double min, double max, int steps) {
  constexpr double kRho = 7;
  const double min_root = std::pow(min, 1 / kRho), max_root = std::pow(max, 1 / kRho);
  std::vector<double> values = linspace(0, 1, steps);
  for (double& value : values) value = std::pow(max_root + value * (min_root - max_root), kRho);
  return values;
}

std::vector<double> exponential_sigmas(double min, double max, int steps) {
  std::vector<double> values = linspace(std::log(max), std::log(min), steps);
  for (double& value : values) value = std::exp(value);
  return values;
}

std::vector<double> rounded(std::vector<double> values) {
  for (double& value : values) value = std::nearbyint(value);
  return values;
}

std::vector<float> to_float(const std::vector<double>& values) {
  return {values.begin(), values.end()};
}

}  // namespace pentimento::diffusion
