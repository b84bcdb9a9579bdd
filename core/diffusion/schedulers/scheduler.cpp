#include "diffusion/schedulers/scheduler.h"

#include "base/error.h"
#include "diffusion/schedulers/algorithms.h"

namespace pentimento::diffusion {

void Scheduler::set_timesteps(int steps, double strength) {
  if (steps < 1 || steps > train_timesteps()) {
    throw Error(ErrorCode::Usage, "The number of steps must be from 1 to " +
                                      std::to_string(train_timesteps()) + ", not " + std::to_string(steps) +
                                      ".");
  }
  lay_out(steps, strength);
  // Upstream looks a run's first timestep up and takes the second of two equal ones.
  const bool doubled = timesteps_.size() > 1 && timesteps_[0] == timesteps_[1];
  step_index_ = doubled ? 1 : 0;
}

void Scheduler::set_custom_timesteps(const std::vector<double>&) {
  throw Error(ErrorCode::Usage, "This scheduler takes no list of timesteps; use ddpm.");
}

at::Tensor Scheduler::step(const at::Tensor& model_output, const at::Tensor& sample, NoiseSource& noise) {
  at::Tensor next = advance(model_output, sample, noise);
  ++step_index_;
  return next;
}

std::unique_ptr<Scheduler> make_scheduler(SchedulerKind kind, const weights::SchedulerConfig& config) {
  switch (kind) {
    case SchedulerKind::Ddim:
      return make_ddim(config);
    case SchedulerKind::Ddpm:
      return make_ddpm(config);
    case SchedulerKind::Pndm:
      return make_pndm(config);
    case SchedulerKind::Euler:
      return make_euler(config);
    case SchedulerKind::EulerAncestral:
      return make_euler_ancestral(config);
    case SchedulerKind::Heun:
      return make_heun(config);
    case SchedulerKind::DpmSolverMultistep:
      return make_dpm_solver_multistep(config);
    case SchedulerKind::DpmSolverMultistepSde: {
      weights::SchedulerConfig sde = config;
      if (!sde.algorithm_type || !sde.algorithm_type->starts_with("sde"))
        sde.algorithm_type = "sde-dpmsolver++";
      return make_dpm_solver_multistep(sde);
    }
    case SchedulerKind::UniPC:
      return make_unipc(config);
    case SchedulerKind::Lcm:
      return make_lcm(config);
  }
  throw Error(ErrorCode::Internal, "There is no such scheduler.");
}

}  // namespace pentimento::diffusion
