// One function for each scheduler; make_scheduler() picks. Each says where its algorithm comes from.
#pragma once

#include <memory>

#include "diffusion/schedulers/scheduler.h"

namespace pentimento::diffusion {

/// Song et al., "Denoising Diffusion Implicit Models", arXiv 2010.02502, equation 12.
std::unique_ptr<Scheduler> make_ddim(const weights::SchedulerConfig& config);

/// Ho et al., "Denoising Diffusion Probabilistic Models", arXiv 2006.11239; learned variances: Nichol and
/// Dhariwal, arXiv 2102.09672; thresholding: Saharia et al. (Imagen), arXiv 2205.11487.
std::unique_ptr<Scheduler> make_ddpm(const weights::SchedulerConfig& config);

/// Liu et al., "Pseudo Numerical Methods for Diffusion Models", arXiv 2202.09778 (PLMS, or PRK then PLMS).
std::unique_ptr<Scheduler> make_pndm(const weights::SchedulerConfig& config);

/// Karras et al., "Elucidating the Design Space of Diffusion-Based Generative Models", arXiv 2206.00364,
/// algorithm 1 without the correction.
std::unique_ptr<Scheduler> make_euler(const weights::SchedulerConfig& config);

/// Euler with ancestral noise, from k-diffusion (Crowson).
std::unique_ptr<Scheduler> make_euler_ancestral(const weights::SchedulerConfig& config);

/// arXiv 2206.00364, algorithm 1: two evaluations for each step but the last.
std::unique_ptr<Scheduler> make_heun(const weights::SchedulerConfig& config);

/// Lu et al., "DPM-Solver++", arXiv 2211.01095, multistep of order 1 to 3, and its stochastic form.
std::unique_ptr<Scheduler> make_dpm_solver_multistep(const weights::SchedulerConfig& config);

/// Zhao et al., "UniPC", arXiv 2302.04867, predictor and corrector.
std::unique_ptr<Scheduler> make_unipc(const weights::SchedulerConfig& config);

/// Luo et al., "Latent Consistency Models", arXiv 2310.04378.
std::unique_ptr<Scheduler> make_lcm(const weights::SchedulerConfig& config);

}  // namespace pentimento::diffusion
