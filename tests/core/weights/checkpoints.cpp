#include "checkpoints.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "original_names.h"

namespace pentimento::weights::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

void write_text(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::vector<std::string> block_types(const std::vector<bool>& attention, const std::string& side) {
  std::vector<std::string> types;
  types.reserve(attention.size());
  for (const bool with : attention) types.push_back((with ? "CrossAttn" + side : side) + "Block2D");
  return types;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t position = text.find(from);
  return position == std::string::npos ? text : text.replace(position, from.size(), to);
}

std::string old_attention_name(const std::string& name) {
  if (name.find("coder.mid_block.attentions") == std::string::npos) return name;  // Not those of the UNet.
  return replaced(replaced(replaced(replaced(name, "to_q", "query"), "to_k", "key"), "to_v", "value"),
                  "to_out.0", "proj_attn");
}

template <typename Config>
void write_part(const fs::path& folder, const std::string& stem, const Config& config, const Model& model,
                const FolderOptions& options) {
  std::vector<TestTensor> tensors;
  for (const TensorSpec& spec : expected_tensors(config)) {
    std::string name = options.old_attention_names ? old_attention_name(spec.name) : spec.name;
    if (options.bare_text_names && name.starts_with("text_model.")) name.erase(0, 11);
    tensors.push_back({name, spec.shape, model.dtype, {}, spec.name});
    if (model.values) tensors.back().bytes = model.values(folder.filename(), tensors.back());
  }
  if (stem == "model") tensors.push_back({"text_model.embeddings.position_ids", {1, 77}, DType::I64});
  write_text(folder / "config.json", json_of(config));
  write_sparse_safetensors(
      folder / (stem + (options.variant.empty() ? "" : "." + options.variant) + ".safetensors"), tensors);
}

std::string component_of(const std::string& original_name) {
  if (original_name.starts_with("model.diffusion_model.")) return "unet";
  return original_name.starts_with("first_stage_model.") ? "vae" : "text_encoder";
}

}  // namespace

Model tiny_sd1() {
  return {tiny_sd1_unet(), tiny_autoencoder(), tiny_clip_l()};
}

Model tiny_sd2() {
  Model model{tiny_sd2_unet(), tiny_autoencoder(), tiny_clip_h()};
  model.openclip = true;
  model.scheduler = R"({"_class_name":"DDIMScheduler","prediction_type":"v_prediction"})";
  return model;
}

Model full_sd1() {
  return {sd1_unet(), sd_autoencoder(), clip_l()};
}

Model full_sd2() {
  Model model{sd2_unet(), sd_autoencoder(), clip_h()};
  model.openclip = true;
  return model;
}

std::vector<TestTensor> original_tensors(const Model& model) {
  std::vector<TestTensor> all = original_unet(model.unet);
  const auto add = [&all](const std::vector<TestTensor>& more) {
    all.insert(all.end(), more.begin(), more.end());
  };
  add(original_autoencoder(model.autoencoder));
  add(model.openclip ? original_openclip(model.text_encoder) : original_clip(model.text_encoder));
  for (TestTensor& tensor : all)
    if (tensor.dtype == DType::F32) tensor.dtype = model.dtype;
  for (TestTensor& tensor : all) {
    if (model.values && !tensor.source.empty())
      tensor.bytes = model.values(component_of(tensor.name), tensor);
  }
  add(original_clutter());
  return all;
}

void write_single_file(const fs::path& path, const Model& model, const Metadata& metadata) {
  write_sparse_safetensors(path, original_tensors(model), metadata);
}

void write_folder(const fs::path& folder, const Model& model, const FolderOptions& options) {
  write_text(folder / "model_index.json", R"({"_class_name":"StableDiffusionPipeline"})");
  write_text(folder / "scheduler" / "scheduler_config.json", model.scheduler);
  write_text(folder / "tokenizer" / "vocab.json", "{}");
  write_part(folder / "unet", "diffusion_pytorch_model", model.unet, model, options);
  write_part(folder / "vae", "diffusion_pytorch_model", model.autoencoder, model, options);
  write_part(folder / "text_encoder", "model", model.text_encoder, model, options);
}

std::string json_of(const UNetConfig& config) {
  Json json = {{"_class_name", "UNet2DConditionModel"},
               {"_diffusers_version", "0.21.0"},
               {"in_channels", config.in_channels},
               {"out_channels", config.out_channels},
               {"sample_size", config.sample_size},
               {"block_out_channels", config.block_out_channels},
               {"down_block_types", block_types(config.down_attention, "Down")},
               {"up_block_types", block_types(config.up_attention, "Up")},
               {"layers_per_block", config.layers_per_block},
               {"transformer_layers_per_block", config.transformer_layers_per_block},
               {"attention_head_dim", config.attention_heads},
               {"cross_attention_dim", config.cross_attention_dim},
               {"use_linear_projection", config.use_linear_projection}};
  if (config.time_cond_proj_dim) json["time_cond_proj_dim"] = *config.time_cond_proj_dim;
  if (config.projection_class_embeddings_input_dim) {
    json["addition_embed_type"] = "text_time";
    json["addition_time_embed_dim"] = *config.addition_time_embed_dim;
    json["projection_class_embeddings_input_dim"] = *config.projection_class_embeddings_input_dim;
  }
  return json.dump();
}

std::string json_of(const AutoencoderConfig& config) {
  return Json{{"_class_name", "AutoencoderKL"},
              {"block_out_channels", config.block_out_channels},
              {"layers_per_block", config.layers_per_block},
              {"latent_channels", config.latent_channels},
              {"sample_size", config.sample_size}}
      .dump();
}

std::string json_of(const ClipTextConfig& config) {
  return Json{{"model_type", "clip_text_model"},
              {"vocab_size", config.vocab_size},
              {"hidden_size", config.hidden_size},
              {"intermediate_size", config.intermediate_size},
              {"num_hidden_layers", config.num_hidden_layers},
              {"num_attention_heads", config.num_attention_heads},
              {"projection_dim", config.projection_dim},
              {"hidden_act", config.hidden_act},
              {"eos_token_id", config.eos_token_id}}
      .dump();
}

}  // namespace pentimento::weights::test
