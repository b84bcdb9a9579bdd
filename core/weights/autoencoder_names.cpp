#include "weights/autoencoder_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "weights/shape_reading.h"

namespace pentimento::weights {
namespace {

using NamePair = std::pair<const char*, const char*>;

constexpr int kMaxLevels = 8;
constexpr int kMaxLayers = 16;
constexpr int kMaxTinyLayers = 64;

// Original and pre-0.17 names of the one attention layer. In single files they are 1x1 convolutions.
constexpr std::array<NamePair, 5> kLdmAttention = {
    {{"norm", "group_norm"}, {"q", "to_q"}, {"k", "to_k"}, {"v", "to_v"}, {"proj_out", "to_out.0"}}};
constexpr std::array<NamePair, 4> kOldAttention = {
    {{"query", "to_q"}, {"key", "to_k"}, {"value", "to_v"}, {"proj_attn", "to_out.0"}}};

std::string numbered(const std::string& block, int index) {
  return block + std::to_string(index);
}

void add_resnet(RenameTable& table, const std::string& from, const std::string& to) {
  table.rename(from, to);
  table.rename(from + ".nin_shortcut", to + ".conv_shortcut");
}

void add_middle(RenameTable& table, const std::string& side) {
  add_resnet(table, side + ".mid.block_1", side + ".mid_block.resnets.0");
  add_resnet(table, side + ".mid.block_2", side + ".mid_block.resnets.1");
  const std::string attention = side + ".mid_block.attentions.0.";
  for (const auto& [from, to] : kLdmAttention)
    table.rename(side + ".mid.attn_1." + from, attention + to, TensorChange::Squeeze);
  for (const auto& [from, to] : kOldAttention)
    table.rename(attention + from, attention + to, TensorChange::Squeeze);
  table.rename(side + ".norm_out", side + ".conv_norm_out");
}

// The original counts the decoder's levels downwards.
RenameTable ldm_autoencoder_renames(int levels) {
  RenameTable table;
  for (const char* side : {"encoder", "decoder"}) add_middle(table, side);
  for (int i = 0; i < levels; ++i) {
    const std::string down = numbered("encoder.down.", i), down_block = numbered("encoder.down_blocks.", i);
    const std::string up = numbered("decoder.up.", i),
                      up_block = numbered("decoder.up_blocks.", levels - 1 - i);
    for (int j = 0; j < kMaxLayers; ++j) {
      add_resnet(table, down + numbered(".block.", j), down_block + numbered(".resnets.", j));
      add_resnet(table, up + numbered(".block.", j), up_block + numbered(".resnets.", j));
    }
    table.rename(down + ".downsample.conv", down_block + ".downsamplers.0.conv");
    table.rename(up + ".upsample.conv", up_block + ".upsamplers.0.conv");
  }
  for (const char* training_only : {"loss", "model_ema"}) table.drop(training_only);
  return table;
}

std::vector<int> read_widths(const StateDict& tensors) {
  std::vector<int> widths;
  const int levels = count_numbered(tensors, "encoder.down_blocks.", ".", kMaxLevels);
  widths.reserve(static_cast<std::size_t>(levels));
  for (int i = 0; i < levels; ++i)
    widths.push_back(extent(tensors, numbered("encoder.down_blocks.", i) + ".resnets.0.conv2.weight", 0));
  return widths;
}

}  // namespace

StateDict with_diffusers_autoencoder_names(const StateDict& tensors) {
  const int levels = std::max(count_numbered(tensors, "encoder.down.", ".", kMaxLevels),
                              count_numbered(tensors, "decoder.up.", ".", kMaxLevels));
  return ldm_autoencoder_renames(levels).apply(tensors);
}

AutoencoderConfig infer_autoencoder_config(const StateDict& tensors) {
  AutoencoderConfig config;
  config.in_channels = extent(tensors, "encoder.conv_in.weight", 1);
  config.out_channels = extent(tensors, "decoder.conv_out.weight", 0);
  config.latent_channels = extent(tensors, "decoder.conv_in.weight", 1);
  config.block_out_channels = read_widths(tensors);
  if (config.block_out_channels.empty())
    throw Error(ErrorCode::MissingWeights, "The autoencoder is of no known kind: it has no levels.");
  config.layers_per_block =
      std::max(1, count_numbered(tensors, "encoder.down_blocks.0.resnets.", ".", kMaxLayers));
  config.use_quant_conv = tensors.contains("quant_conv.weight");
  config.use_post_quant_conv = tensors.contains("post_quant_conv.weight");
  config.sample_size = 512;
  return config;
}

StateDict with_diffusers_tiny_autoencoder_names(const StateDict& tensors) {
  if (tensors.has_prefix("encoder.layers.") || tensors.has_prefix("decoder.layers.")) return tensors;
  // The original decoder begins with a clamp, so that its first convolution is number 1.
  const bool encoder = tensors.contains("0.weight");
  if (!encoder && !tensors.contains("1.weight"))
    throw Error(ErrorCode::MissingWeights,
                "The file holds no TAESD: choose taesd_encoder and taesd_decoder, or the "
                "folder with config.json.");
  RenameTable table;
  for (int i = 0; i < kMaxTinyLayers; ++i)
    table.rename(std::to_string(encoder ? i : i + 1),
                 numbered(encoder ? "encoder.layers." : "decoder.layers.", i));
  return table.apply(tensors);
}

}  // namespace pentimento::weights
