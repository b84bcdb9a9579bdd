// The UNet of the original single files (latent-diffusion, `model.diffusion_model.*`): its configuration,
// which only its shapes tell, and its names in terms of diffusers'. Tensors are named without the prefix.
#pragma once

#include "weights/configs.h"
#include "weights/renames.h"

namespace pentimento::weights {

/// Error MissingWeights when the tensors are of no known UNet.
UNetConfig infer_ldm_unet_config(const StateDict& tensors);

/// input_blocks, middle_block, output_blocks to down_blocks, mid_block, up_blocks.
RenameTable ldm_unet_renames(const UNetConfig& config);

}  // namespace pentimento::weights
