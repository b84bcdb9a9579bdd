// The schedulers (samplers) there are, by the names of the command line and of diffusers' classes.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace pentimento::diffusion {

enum class SchedulerKind {
  Ddim,
  Ddpm,
  Pndm,
  Euler,
  EulerAncestral,
  Heun,
  DpmSolverMultistep,     ///< DPM-Solver++ 2M
  DpmSolverMultistepSde,  ///< DPM-Solver++ 2M SDE
  UniPC,
  Lcm,
};

struct SchedulerName {
  SchedulerKind kind;
  std::string_view name;        ///< "dpmpp-2m", as on the command line.
  std::string_view class_name;  ///< "DPMSolverMultistepScheduler", as in scheduler_config.json.
};

/// All of them, in the order in which a list shows them.
std::span<const SchedulerName> scheduler_names();

std::optional<SchedulerKind> scheduler_named(std::string_view name);

/// The scheduler of a scheduler_config.json; `sde` is true when its algorithm_type starts with "sde".
std::optional<SchedulerKind> scheduler_of_class(std::string_view class_name, bool sde = false);

}  // namespace pentimento::diffusion
