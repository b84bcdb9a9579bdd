// What a person chooses for a picture. Names and defaults as in diffusers.
#pragma once

#include <cstdint>
#include <functional>
#include <opencv2/core.hpp>
#include <optional>
#include <string>

#include "diffusion/schedulers/kind.h"

namespace pentimento::diffusion {

struct SamplingOptions {
  std::string prompt;  ///< With emphasis, see tokenizers/prompt.h; any length.
  std::string negative_prompt;
  int steps = 20;
  /// 1 or less: the network is not asked for the unconditional prediction, and the negative prompt has no
  /// effect. LCM takes it as an input.
  double guidance_scale = 7.5;
  double guidance_rescale = 0;  ///< 0..1, against overexposure (Lin et al., arXiv 2305.08891, section 3.4).
  /// How much of a given picture is replaced: 0 excluded to 1. Ignored without a picture.
  double strength = 0.8;
  double eta = 0;                          ///< DDIM only: share of fresh noise in each step, 0..1.
  int clip_skip = 0;                       ///< Last layers of the text encoder that are left out.
  std::optional<SchedulerKind> scheduler;  ///< Empty: the checkpoint's own.
  std::optional<bool> karras_sigmas;       ///< Empty: as the checkpoint says.
  bool truncate_prompt = false;            ///< Ignores what is beyond 77 tokens, as diffusers does.
  std::uint64_t seed = 0;
};

/// Receives previews: CV_32FC3, RGB, 0..1, an eighth of the picture's size or the whole. Called on the
/// thread that runs the pipeline.
using PreviewSink = std::function<void(const cv::Mat& rgb)>;

}  // namespace pentimento::diffusion
