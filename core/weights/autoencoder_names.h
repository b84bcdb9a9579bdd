// The namings of AutoencoderKL and AutoencoderTiny, and their configurations as their shapes tell them.
#pragma once

#include "weights/configs.h"
#include "weights/renames.h"

namespace pentimento::weights {

/// Any naming to today's diffusers names: the original one (`encoder.down.0.block.0`, without the prefix
/// `first_stage_model.`), and the attention names that diffusers before 0.17 saved.
StateDict with_diffusers_autoencoder_names(const StateDict& tensors);

/// From diffusers names. The scaling factor is no matter of shapes: it is that of SD 1.x and 2.x. Error
/// MissingWeights when the tensors are of no AutoencoderKL.
AutoencoderConfig infer_autoencoder_config(const StateDict& tensors);

/// One file of the original TAESD pair (`taesd_encoder`, `taesd_decoder`: numbered layers) to diffusers
/// names; tensors with diffusers names stay. Error MissingWeights for anything else.
StateDict with_diffusers_tiny_autoencoder_names(const StateDict& tensors);

}  // namespace pentimento::weights
