#include "weights/ldm_unet.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "weights/shape_reading.h"

namespace pentimento::weights {
namespace {

constexpr int kMaxBlocks = 64;
constexpr int kMaxTransformerLayers = 64;
constexpr int kClipHeads = 8;        // SD 1.x: 8 heads at every level.
constexpr int kLaterHeadWidth = 64;  // Since SD 2.x: heads of 64 channels.
constexpr std::string_view kMiddleKeys = "middle_block.1.transformer_blocks.0.attn2.to_k.weight";

constexpr std::array<std::pair<const char*, const char*>, 6> kResnetLayers = {
    {{"in_layers.0", "norm1"},
     {"in_layers.2", "conv1"},
     {"emb_layers.1", "time_emb_proj"},
     {"out_layers.0", "norm2"},
     {"out_layers.3", "conv2"},
     {"skip_connection", "conv_shortcut"}}};

constexpr std::array<std::pair<const char*, const char*>, 8> kFixedLayers = {
    {{"input_blocks.0.0", "conv_in"},
     {"time_embed.0", "time_embedding.linear_1"},
     {"time_embed.2", "time_embedding.linear_2"},
     {"time_embed.cond_proj", "time_embedding.cond_proj"},
     {"label_emb.0.0", "add_embedding.linear_1"},
     {"label_emb.0.2", "add_embedding.linear_2"},
     {"out.0", "conv_norm_out"},
     {"out.2", "conv_out"}}};

[[noreturn]] void fail(const std::string& what) {
  throw Error(ErrorCode::MissingWeights, "The UNet is of no known kind: " + what + ".");
}

std::string numbered(const char* block, int index) {
  return block + std::to_string(index);
}

struct Level {
  int width = 0;
  int layers = 0;
  bool attention = false;
  int depth = 1;
};

// Input blocks are resnets (with attention) and, between levels, downsamplers.
std::vector<Level> read_levels(const StateDict& tensors) {
  std::vector<Level> levels(1);
  for (int i = 1; i < kMaxBlocks && tensors.has_prefix(numbered("input_blocks.", i) + "."); ++i) {
    const std::string block = numbered("input_blocks.", i);
    if (tensors.has_prefix(block + ".0.op.")) {
      levels.emplace_back();
      continue;
    }
    Level& level = levels.back();
    level.width = extent(tensors, block + ".0.out_layers.3.weight", 0);
    level.attention = tensors.has_prefix(block + ".1.");
    if (level.attention)
      level.depth =
          std::max(1, count_numbered(tensors, block + ".1.transformer_blocks.", ".", kMaxTransformerLayers));
    ++level.layers;
  }
  return levels;
}

void set_levels(const std::vector<Level>& levels, UNetConfig& config) {
  config.block_out_channels.clear();
  config.down_attention.clear();
  config.transformer_layers_per_block.clear();
  config.layers_per_block = levels.front().layers;
  for (const Level& level : levels) {
    if (level.layers == 0 || level.layers != config.layers_per_block)
      fail("its levels differ in their number of layers");
    config.block_out_channels.push_back(level.width);
    config.down_attention.push_back(level.attention);
    config.transformer_layers_per_block.push_back(level.depth);
  }
}

std::vector<bool> read_up_attention(const StateDict& tensors, int levels, int layers) {
  std::vector<bool> attention;
  attention.reserve(static_cast<std::size_t>(levels));
  for (int block = 0; block < levels; ++block)
    attention.push_back(
        tensors.has_prefix(numbered("output_blocks.", block * (layers + 1)) + ".1.transformer_blocks."));
  return attention;
}

// The number of heads leaves no trace in the shapes; it follows from the family.
void set_heads(UNetConfig& config) {
  config.attention_heads.clear();
  for (const int width : config.block_out_channels) {
    if (config.use_linear_projection) {
      if (width % kLaterHeadWidth != 0) config.attention_heads_known = false;
      config.attention_heads.push_back(width % kLaterHeadWidth == 0 ? width / kLaterHeadWidth : 1);
    } else {
      if (width % kClipHeads != 0) config.attention_heads_known = false;
      config.attention_heads.push_back(width % kClipHeads == 0 ? kClipHeads : 1);
    }
  }
}

void add_resnet(RenameTable& table, const std::string& from, const std::string& to) {
  for (const auto& [ldm, diffusers] : kResnetLayers) table.rename(from + "." + ldm, to + "." + diffusers);
}

void add_down_block(RenameTable& table, const UNetConfig& config, int level) {
  const std::string to = numbered("down_blocks.", level);
  const int stride = config.layers_per_block + 1;
  for (int j = 0; j < config.layers_per_block; ++j) {
    const std::string from = numbered("input_blocks.", 1 + level * stride + j);
    add_resnet(table, from + ".0", to + numbered(".resnets.", j));
    table.rename(from + ".1", to + numbered(".attentions.", j));
  }
  table.rename(numbered("input_blocks.", (level + 1) * stride) + ".0.op", to + ".downsamplers.0.conv");
}

void add_up_block(RenameTable& table, const UNetConfig& config, int block) {
  const std::string to = numbered("up_blocks.", block);
  const int stride = config.layers_per_block + 1;
  const bool attention = config.up_attention.at(static_cast<std::size_t>(block));
  for (int j = 0; j < stride; ++j) {
    const std::string from = numbered("output_blocks.", block * stride + j);
    add_resnet(table, from + ".0", to + numbered(".resnets.", j));
    if (attention) table.rename(from + ".1", to + numbered(".attentions.", j));
  }
  const std::string last = numbered("output_blocks.", block * stride + config.layers_per_block);
  table.rename(last + (attention ? ".2.conv" : ".1.conv"), to + ".upsamplers.0.conv");
}

}  // namespace

UNetConfig infer_ldm_unet_config(const StateDict& tensors) {
  UNetConfig config;
  config.in_channels = extent(tensors, "input_blocks.0.0.weight", 1);
  config.out_channels = extent(tensors, "out.2.weight", 0);
  set_levels(read_levels(tensors), config);
  config.up_attention = read_up_attention(tensors, config.levels(), config.layers_per_block);
  config.cross_attention_dim = extent(tensors, std::string(kMiddleKeys), 1);
  config.use_linear_projection = tensors.at("middle_block.1.proj_in.weight").shape.size() == 2;
  set_heads(config);
  if (tensors.contains("time_embed.cond_proj.weight"))
    config.time_cond_proj_dim = extent(tensors, "time_embed.cond_proj.weight", 1);
  if (tensors.contains("label_emb.0.0.weight")) {
    config.projection_class_embeddings_input_dim = extent(tensors, "label_emb.0.0.weight", 1);
    config.addition_time_embed_dim = 256;
  }
  return config;
}

RenameTable ldm_unet_renames(const UNetConfig& config) {
  RenameTable table;
  for (const auto& [ldm, diffusers] : kFixedLayers) table.rename(ldm, diffusers);
  for (int level = 0; level < config.levels(); ++level) add_down_block(table, config, level);
  add_resnet(table, "middle_block.0", "mid_block.resnets.0");
  table.rename("middle_block.1", "mid_block.attentions.0");
  add_resnet(table, "middle_block.2", "mid_block.resnets.1");
  for (int block = 0; block < config.levels(); ++block) add_up_block(table, config, block);
  return table;
}

}  // namespace pentimento::weights
