#include "weights/clip_text_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "weights/shape_reading.h"

namespace pentimento::weights {
namespace {

constexpr int kMaxLayers = 64;
constexpr int kFileLayersSd2 = 24;
constexpr int kHeadWidth = 64;  // In all published CLIP text encoders.

constexpr std::array<std::pair<const char*, const char*>, 5> kOpenClipLayers = {
    {{"ln_1", "layer_norm1"},
     {"ln_2", "layer_norm2"},
     {"mlp.c_fc", "mlp.fc1"},
     {"mlp.c_proj", "mlp.fc2"},
     {"attn.out_proj", "self_attn.out_proj"}}};

void add_openclip_layer(RenameTable& table, int index) {
  const std::string from = "transformer.resblocks." + std::to_string(index) + ".";
  const std::string to = "text_model.encoder.layers." + std::to_string(index) + ".";
  for (const auto& [open, hugging] : kOpenClipLayers) table.rename(from + open, to + hugging);
  for (const std::string leaf : {"weight", "bias"}) {
    table.rename(from + "attn.in_proj_" + leaf, to + "self_attn.q_proj." + leaf, TensorChange::FirstThird);
    table.rename(from + "attn.in_proj_" + leaf, to + "self_attn.k_proj." + leaf, TensorChange::SecondThird);
    table.rename(from + "attn.in_proj_" + leaf, to + "self_attn.v_proj." + leaf, TensorChange::LastThird);
  }
}

}  // namespace

StateDict with_clip_text_prefix(const StateDict& tensors) {
  RenameTable table;
  for (const std::string part : {"embeddings", "encoder", "final_layer_norm"})
    table.rename(part, "text_model." + part);
  table.drop("text_model.embeddings.position_ids");
  table.drop("embeddings.position_ids");
  table.drop("logit_scale");
  return table.apply(tensors);
}

StateDict with_transformers_names(const StateDict& openclip) {
  RenameTable table;
  table.rename("token_embedding", "text_model.embeddings.token_embedding");
  table.rename("positional_embedding", "text_model.embeddings.position_embedding.weight");
  table.rename("ln_final", "text_model.final_layer_norm");
  const int in_file = count_numbered(openclip, "transformer.resblocks.", ".", kMaxLayers);
  const int used = in_file == kFileLayersSd2 ? kFileLayersSd2 - 1 : in_file;
  for (int i = 0; i < used; ++i) add_openclip_layer(table, i);
  if (used < in_file) table.drop("transformer.resblocks." + std::to_string(used));
  for (const char* unused : {"text_projection", "logit_scale", "attn_mask"}) table.drop(unused);
  return table.apply(openclip);
}

ClipTextConfig infer_clip_text_config(const StateDict& tensors, const std::string& hidden_act) {
  ClipTextConfig config;
  config.vocab_size = extent(tensors, "text_model.embeddings.token_embedding.weight", 0);
  config.hidden_size = extent(tensors, "text_model.embeddings.token_embedding.weight", 1);
  config.max_position_embeddings = extent(tensors, "text_model.embeddings.position_embedding.weight", 0);
  config.num_hidden_layers = count_numbered(tensors, "text_model.encoder.layers.", ".", kMaxLayers);
  if (config.num_hidden_layers == 0)
    throw Error(ErrorCode::MissingWeights, "The text encoder is of no known kind: it has no layers.");
  config.intermediate_size = extent(tensors, "text_model.encoder.layers.0.mlp.fc1.weight", 0);
  config.num_attention_heads_known = config.hidden_size % kHeadWidth == 0;
  config.num_attention_heads = config.num_attention_heads_known ? config.hidden_size / kHeadWidth : 1;
  config.projection_dim = config.hidden_size;
  config.hidden_act = hidden_act;
  config.eos_token_id = 2;  // As all published configurations have it.
  return config;
}

}  // namespace pentimento::weights
