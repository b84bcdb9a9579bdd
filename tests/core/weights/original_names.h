// diffusers' names to those of the original single files, written down the other way round than the tables of
// core/weights, so that a mistake in either shows.
#pragma once

#include <vector>

#include "files.h"
#include "weights/expected_tensors.h"

namespace pentimento::weights::test {

/// `model.diffusion_model.*`.
std::vector<TestTensor> original_unet(const UNetConfig& config);

/// `first_stage_model.*`, with the attention as 1x1 convolutions.
std::vector<TestTensor> original_autoencoder(const AutoencoderConfig& config);

/// `cond_stage_model.transformer.*` of SD 1.x, with its position ids.
std::vector<TestTensor> original_clip(const ClipTextConfig& config);

/// `cond_stage_model.model.*` of SD 2.x: stacked q, k, v; one layer more than the configuration; a
/// projection.
std::vector<TestTensor> original_openclip(const ClipTextConfig& config);

/// What original files also hold: schedule buffers and exponential moving averages.
std::vector<TestTensor> original_clutter();

}  // namespace pentimento::weights::test
