// Choosing the timesteps and sigmas of a run out of those of the training. Everything here is float64, as
// numpy computes it upstream; the schedulers round to float32 at the end.
#pragma once

#include <string>
#include <vector>

#include "weights/configs.h"

namespace pentimento::diffusion {

/// Table 2 of arXiv 2305.08891.
enum class TimestepSpacing { Leading, Linspace, Trailing };

/// What the file says, else `fallback`. Error Usage for an unknown word.
TimestepSpacing timestep_spacing(const weights::SchedulerConfig& config, TimestepSpacing fallback);

/// `count` numbers from first to last, both included.
std::vector<double> linspace(double first, double last, int count);

/// Falling whole timesteps of DDIM, DDPM and PNDM.
std::vector<double> spaced_timesteps(TimestepSpacing spacing, int train, int steps, int offset);

/// Those of Euler and Heun: "linspace" is float32 and not rounded.
std::vector<double> spaced_sigma_timesteps(TimestepSpacing spacing, int train, int steps, int offset);

/// Those of DPM-Solver++ and UniPC: out of steps + 1, without the last.
std::vector<double> spaced_solver_timesteps(TimestepSpacing spacing, int train, int steps, int offset);

/// Sigmas at fractional timesteps, linearly between those of the training.
std::vector<double> interpolated(const std::vector<double>& timesteps, const std::vector<float>& sigmas);

/// The timestep of the training whose sigma this is, fractional, by the logarithm.
double sigma_to_timestep(double sigma, const std::vector<float>& training_sigmas);
std::vector<double> sigmas_to_timesteps(const std::vector<double>& sigmas,
                                        const std::vector<float>& training_sigmas);

/// Equation 5 of arXiv 2206.00364 with rho 7, falling from `max` to `min`.
std::vector<double> karras_sigmas(double min, double max, int steps);
/// Evenly spaced logarithms.
std::vector<double> exponential_sigmas(double min, double max, int steps);

/// Whole numbers: half to even.
std::vector<double> rounded(std::vector<double> values);

std::vector<float> to_float(const std::vector<double>& values);

}  // namespace pentimento::diffusion
