// The text encoder of Stable Diffusion 1.x (CLIP ViT-L) and 2.x (OpenCLIP ViT-H): transformers'
// CLIPTextModel. Radford et al., arXiv 2103.00020. Padding is not masked, as in all published pipelines.
#pragma once

#include <vector>

#include "diffusion/networks/layers.h"
#include "diffusion/networks/watch.h"
#include "weights/configs.h"

namespace pentimento::diffusion {

class ClipTextLayer {
 public:
  ClipTextLayer(const Weights& weights, const weights::ClipTextConfig& config);
  at::Tensor operator()(const at::Tensor& x, const Watch& watch) const;  // [batch, tokens, hidden_size]

 private:
  at::Tensor self_attention(const at::Tensor& x) const;
  at::Tensor activated(const at::Tensor& x) const;

  std::string name_;
  int heads_;
  bool quick_gelu_;
  LayerNorm layer_norm1_;
  Linear q_proj_, k_proj_, v_proj_, out_proj_;
  LayerNorm layer_norm2_;
  Linear fc1_, fc2_;
};

class ClipTextEncoder {
 public:
  ClipTextEncoder(const Weights& weights, const weights::ClipTextConfig& config);

  /// ids [batch, tokens] int64, at most max_position_embeddings tokens. Leaves out the last `clip_skip`
  /// layers; the final norm always acts. Result [batch, tokens, hidden_size].
  at::Tensor operator()(const at::Tensor& ids, int clip_skip, const Watch& watch) const;

  const weights::ClipTextConfig& config() const { return config_; }

 private:
  weights::ClipTextConfig config_;
  at::Tensor token_embedding_, position_embedding_;
  std::vector<ClipTextLayer> layers_;
  LayerNorm final_layer_norm_;
};

}  // namespace pentimento::diffusion
