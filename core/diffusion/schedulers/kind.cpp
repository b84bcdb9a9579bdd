#include "diffusion/schedulers/kind.h"

#include <array>

namespace pentimento::diffusion {
namespace {

constexpr std::array kNames = {
    SchedulerName{SchedulerKind::Ddim, "ddim", "DDIMScheduler"},
    SchedulerName{SchedulerKind::Ddpm, "ddpm", "DDPMScheduler"},
    SchedulerName{SchedulerKind::Pndm, "pndm", "PNDMScheduler"},
    SchedulerName{SchedulerKind::Euler, "euler", "EulerDiscreteScheduler"},
    SchedulerName{SchedulerKind::EulerAncestral, "euler-ancestral", "EulerAncestralDiscreteScheduler"},
    SchedulerName{SchedulerKind::Heun, "heun", "HeunDiscreteScheduler"},
    SchedulerName{SchedulerKind::DpmSolverMultistep, "dpmpp-2m", "DPMSolverMultistepScheduler"},
    SchedulerName{SchedulerKind::DpmSolverMultistepSde, "dpmpp-2m-sde", "DPMSolverMultistepScheduler"},
    SchedulerName{SchedulerKind::UniPC, "unipc", "UniPCMultistepScheduler"},
    SchedulerName{SchedulerKind::Lcm, "lcm", "LCMScheduler"},
};

}  // namespace

std::span<const SchedulerName> scheduler_names() {
  return kNames;
}

std::optional<SchedulerKind> scheduler_named(std::string_view name) {
  for (const SchedulerName& entry : kNames) {
    if (entry.name == name) return entry.kind;
  }
  return std::nullopt;
}

std::optional<SchedulerKind> scheduler_of_class(std::string_view class_name, bool sde) {
  for (const SchedulerName& entry : kNames) {
    if (entry.class_name != class_name) continue;
    if (sde && entry.kind == SchedulerKind::DpmSolverMultistep) return SchedulerKind::DpmSolverMultistepSde;
    return entry.kind;
  }
  return std::nullopt;
}

}  // namespace pentimento::diffusion
