// The tensors that a network of a given configuration has: names and shapes as diffusers and transformers
// store them, nothing allocated. What a checkpoint must hold, and what the networks' parameters are called.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "weights/configs.h"
#include "weights/tensor_view.h"

namespace pentimento::weights {

struct TensorSpec {
  std::string name;
  Shape shape;
};

/// UNet2DConditionModel: "conv_in.weight", "down_blocks.0.resnets.0.norm1.weight", ...
std::vector<TensorSpec> expected_tensors(const UNetConfig& config);

/// AutoencoderKL with today's attention names: "decoder.mid_block.attentions.0.to_q.weight", [C, C].
std::vector<TensorSpec> expected_tensors(const AutoencoderConfig& config);

/// AutoencoderTiny: "encoder.layers.0.weight", ...
std::vector<TensorSpec> expected_tensors(const TinyAutoencoderConfig& config);

/// CLIPTextModel with the prefix of published files: "text_model.embeddings.token_embedding.weight", ...
/// Without position_ids, which are no parameters.
std::vector<TensorSpec> expected_tensors(const ClipTextConfig& config);

std::int64_t parameter_count(const std::vector<TensorSpec>& tensors);

}  // namespace pentimento::weights
