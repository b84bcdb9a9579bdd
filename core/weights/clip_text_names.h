// The namings of CLIP text encoders, and their configurations as their shapes tell them.
#pragma once

#include "weights/configs.h"
#include "weights/renames.h"

namespace pentimento::weights {

/// transformers' names, with or without the leading `text_model.`, to those with it.
StateDict with_clip_text_prefix(const StateDict& tensors);

/// OpenCLIP's names (`transformer.resblocks.0.attn.in_proj_weight`, ...) to transformers'. SD 2.x uses all
/// but the last of the 24 layers of its file; the last one and the projection are left out.
StateDict with_transformers_names(const StateDict& openclip);

/// From transformers' names. `hidden_act` is no matter of shapes. Error MissingWeights when the tensors are
/// of no CLIP text encoder.
ClipTextConfig infer_clip_text_config(const StateDict& tensors, const std::string& hidden_act);

}  // namespace pentimento::weights
