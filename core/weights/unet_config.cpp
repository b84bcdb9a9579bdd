#include <algorithm>

#include "weights/config_reader.h"
#include "weights/configs.h"

namespace pentimento::weights {
namespace {

constexpr int kMaxWidth = 65536;
constexpr int kMaxLayers = 16;
constexpr int kMaxTransformerLayers = 64;
constexpr std::size_t kMaxLevels = 8;

// What other models of the same class may ask for: DeepFloyd IF, unCLIP, Kandinsky, ...
void refuse_other_structures(const ConfigReader& json) {
  for (const char* key : {"class_embed_type", "num_class_embeds", "encoder_hid_dim", "encoder_hid_dim_type",
                          "time_embedding_dim", "time_embedding_act_fn", "timestep_post_act",
                          "cross_attention_norm", "reverse_transformer_layers_per_block"})
    if (json.has(key)) json.unsupported(key);
  for (const char* key : {"only_cross_attention", "dual_cross_attention", "class_embeddings_concat",
                          "resnet_skip_time_act", "mid_block_only_cross_attention"})
    json.require(key, false);
  json.require("mid_block_type", "UNetMidBlock2DCrossAttn");
  json.require("addition_embed_type", "text_time");
  json.require("resnet_time_scale_shift", "default");
  json.require("time_embedding_type", "positional");
  json.require("attention_type", "default");
  json.require("conv_in_kernel", 3);
  json.require("conv_out_kernel", 3);
  json.require("resnet_out_scale_factor", 1.0);
}

std::vector<bool> read_attention(const ConfigReader& json, const char* key, const char* with,
                                 const char* without, std::vector<bool> standard, std::size_t levels) {
  const auto types = json.texts(key);
  std::vector<bool> attention;
  if (types) {
    for (const std::string& type : *types) {
      if (type != with && type != without) json.unsupported(key);
      attention.push_back(type == with);
    }
  } else {
    attention = std::move(standard);
  }
  if (attention.size() != levels) json.invalid(key);
  return attention;
}

void read_structure(const ConfigReader& json, UNetConfig& config) {
  config.block_out_channels =
      json.integers("block_out_channels", 1, kMaxWidth).value_or(config.block_out_channels);
  const std::size_t levels = config.block_out_channels.size();
  if (levels == 0 || levels > kMaxLevels) json.invalid("block_out_channels");
  config.down_attention = read_attention(json, "down_block_types", "CrossAttnDownBlock2D", "DownBlock2D",
                                         config.down_attention, levels);
  config.up_attention =
      read_attention(json, "up_block_types", "CrossAttnUpBlock2D", "UpBlock2D", config.up_attention, levels);
  const auto layers = json.per_level("layers_per_block", levels, 1, kMaxLayers).value_or(std::vector<int>{2});
  if (std::count(layers.begin(), layers.end(), layers.front()) != static_cast<std::ptrdiff_t>(layers.size()))
    json.unsupported("layers_per_block");
  config.layers_per_block = layers.front();
  config.transformer_layers_per_block =
      json.per_level("transformer_layers_per_block", levels, 1, kMaxTransformerLayers)
          .value_or(std::vector<int>(levels, 1));
}

// Upstream: num_attention_heads = num_attention_heads or attention_head_dim.
void read_heads(const ConfigReader& json, UNetConfig& config) {
  const char* key = json.has("num_attention_heads") ? "num_attention_heads" : "attention_head_dim";
  const std::size_t levels = config.block_out_channels.size();
  config.attention_heads = json.per_level(key, levels, 1, kMaxWidth).value_or(std::vector<int>(levels, 8));
  for (std::size_t i = 0; i < levels; ++i)
    if (config.block_out_channels[i] % config.attention_heads[i] != 0) json.invalid(key);
}

void read_norms(const ConfigReader& json, UNetConfig& config) {
  config.norm_num_groups = json.integer("norm_num_groups", 1, kMaxWidth).value_or(config.norm_num_groups);
  config.norm_eps = json.number("norm_eps").value_or(config.norm_eps);
  for (const int channels : config.block_out_channels)
    if (channels % config.norm_num_groups != 0) json.invalid("norm_num_groups");
  config.act_fn = json.text("act_fn").value_or(config.act_fn);
  if (config.act_fn == "swish") config.act_fn = "silu";
  if (config.act_fn != "silu") json.unsupported("act_fn");
}

void read_embeddings(const ConfigReader& json, UNetConfig& config) {
  config.flip_sin_to_cos = json.boolean("flip_sin_to_cos").value_or(config.flip_sin_to_cos);
  config.freq_shift = json.number("freq_shift").value_or(config.freq_shift);
  config.time_cond_proj_dim = json.integer("time_cond_proj_dim", 1, kMaxWidth);
  if (!json.has("addition_embed_type")) return;
  config.addition_time_embed_dim = json.integer("addition_time_embed_dim", 1, kMaxWidth);
  config.projection_class_embeddings_input_dim =
      json.integer("projection_class_embeddings_input_dim", 1, kMaxWidth);
  if (!config.addition_time_embed_dim) json.invalid("addition_time_embed_dim");
  if (!config.projection_class_embeddings_input_dim) json.invalid("projection_class_embeddings_input_dim");
}

// "0.6.0" and "0.10.0.dev0" are both versions; compares major and minor number.
bool saved_before_0_9(const ConfigReader& json) {
  const std::string version = json.text("_diffusers_version").value_or("");
  return version.size() > 3 && version.starts_with("0.") && version[3] == '.' && version[2] < '9';
}

int read_sample_size(const ConfigReader& json, int standard) {
  if (json.is_list("sample_size")) return json.per_level("sample_size", 2, 1, kMaxWidth)->front();
  const int size = json.integer("sample_size", 1, kMaxWidth).value_or(standard);
  return saved_before_0_9(json) ? std::max(size, 64) : size;  // As the pipelines of diffusers do.
}

}  // namespace

UNetConfig read_unet_config(const std::filesystem::path& path) {
  const ConfigReader json(path);
  json.require("_class_name", "UNet2DConditionModel");
  refuse_other_structures(json);
  UNetConfig config;
  read_structure(json, config);
  read_heads(json, config);
  read_norms(json, config);
  read_embeddings(json, config);
  config.in_channels = json.integer("in_channels", 1, kMaxWidth).value_or(config.in_channels);
  config.out_channels = json.integer("out_channels", 1, kMaxWidth).value_or(config.out_channels);
  config.sample_size = read_sample_size(json, config.sample_size);
  if (json.is_list("cross_attention_dim")) json.unsupported("cross_attention_dim");
  config.cross_attention_dim =
      json.integer("cross_attention_dim", 1, kMaxWidth).value_or(config.cross_attention_dim);
  config.use_linear_projection = json.boolean("use_linear_projection").value_or(false);
  config.upcast_attention = json.boolean("upcast_attention").value_or(false);
  config.center_input_sample = json.boolean("center_input_sample").value_or(false);
  config.mid_block_scale_factor = json.number("mid_block_scale_factor").value_or(1);
  config.downsample_padding = json.integer("downsample_padding", 0, 1).value_or(1);
  return config;
}

}  // namespace pentimento::weights
