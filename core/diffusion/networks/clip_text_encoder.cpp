#include "diffusion/networks/clip_text_encoder.h"

#include <ATen/ATen.h>

#include <algorithm>

#include "base/error.h"

namespace pentimento::diffusion {
namespace {

constexpr double kQuickGelu = 1.702;

bool is_quick_gelu(const std::string& activation) {
  if (activation != "quick_gelu" && activation != "gelu") {
    throw Error(ErrorCode::MissingWeights, "The text encoder wants the activation \"" + activation +
                                               "\", which Pentimento does not know.");
  }
  return activation == "quick_gelu";
}

}  // namespace

ClipTextLayer::ClipTextLayer(const Weights& weights, const weights::ClipTextConfig& config)
    : name_(weights.name()),
      heads_(config.num_attention_heads),
      quick_gelu_(is_quick_gelu(config.hidden_act)),
      layer_norm1_(weights / "layer_norm1", config.hidden_size, config.layer_norm_eps),
      q_proj_(weights / "self_attn.q_proj", config.hidden_size, config.hidden_size),
      k_proj_(weights / "self_attn.k_proj", config.hidden_size, config.hidden_size),
      v_proj_(weights / "self_attn.v_proj", config.hidden_size, config.hidden_size),
      out_proj_(weights / "self_attn.out_proj", config.hidden_size, config.hidden_size),
      layer_norm2_(weights / "layer_norm2", config.hidden_size, config.layer_norm_eps),
      fc1_(weights / "mlp.fc1", config.hidden_size, config.intermediate_size),
      fc2_(weights / "mlp.fc2", config.intermediate_size, config.hidden_size) {}

at::Tensor ClipTextLayer::operator()(const at::Tensor& x, const Watch& watch) const {
  const at::Tensor h = x + self_attention(layer_norm1_(x));
  return watch(name_, h + fc2_(activated(fc1_(layer_norm2_(h)))));
}

at::Tensor ClipTextLayer::self_attention(const at::Tensor& x) const {
  return out_proj_(attention(q_proj_(x), k_proj_(x), v_proj_(x), heads_, true));
}

at::Tensor ClipTextLayer::activated(const at::Tensor& x) const {
  return quick_gelu_ ? x * at::sigmoid(kQuickGelu * x) : at::gelu(x);
}

ClipTextEncoder::ClipTextEncoder(const Weights& weights, const weights::ClipTextConfig& config)
    : config_(config),
      token_embedding_(
          weights("text_model.embeddings.token_embedding.weight", {config.vocab_size, config.hidden_size})),
      position_embedding_(weights("text_model.embeddings.position_embedding.weight",
                                  {config.max_position_embeddings, config.hidden_size})),
      final_layer_norm_(weights / "text_model.final_layer_norm", config.hidden_size, config.layer_norm_eps) {
  const Weights layers = weights / "text_model.encoder.layers";
  for (int i = 0; i < config.num_hidden_layers; ++i) layers_.emplace_back(layers / i, config);
}

at::Tensor ClipTextEncoder::operator()(const at::Tensor& ids, int clip_skip, const Watch& watch) const {
  at::Tensor x = at::embedding(token_embedding_, ids.to(token_embedding_.device())) +
                 position_embedding_.narrow(0, 0, ids.size(1));
  x = watch("text_model.embeddings", x);
  const std::size_t kept = layers_.size() - static_cast<std::size_t>(std::clamp<int>(
                                                clip_skip, 0, static_cast<int>(layers_.size()) - 1));
  for (std::size_t i = 0; i < kept; ++i) x = layers_[i](x, watch);
  return result(final_layer_norm_(x));
}

}  // namespace pentimento::diffusion
