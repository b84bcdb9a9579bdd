#include "original_names.h"

#include <map>
#include <regex>
#include <stdexcept>

namespace pentimento::weights::test {
namespace {

using Names = std::map<std::string, std::string>;

const Names kUNetResnet = {{"norm1", "in_layers.0"},          {"conv1", "in_layers.2"},
                           {"time_emb_proj", "emb_layers.1"}, {"norm2", "out_layers.0"},
                           {"conv2", "out_layers.3"},         {"conv_shortcut", "skip_connection"}};
const Names kUNetFixed = {{"conv_in", "input_blocks.0.0"},
                          {"time_embedding.linear_1", "time_embed.0"},
                          {"time_embedding.linear_2", "time_embed.2"},
                          {"time_embedding.cond_proj", "time_embed.cond_proj"},
                          {"add_embedding.linear_1", "label_emb.0.0"},
                          {"add_embedding.linear_2", "label_emb.0.2"},
                          {"conv_norm_out", "out.0"},
                          {"conv_out", "out.2"}};
const Names kVaeResnet = {{"norm1", "norm1"},
                          {"conv1", "conv1"},
                          {"norm2", "norm2"},
                          {"conv2", "conv2"},
                          {"conv_shortcut", "nin_shortcut"}};
const Names kVaeAttention = {
    {"group_norm", "norm"}, {"to_q", "q"}, {"to_k", "k"}, {"to_v", "v"}, {"to_out.0", "proj_out"}};
const Names kOpenClip = {{"layer_norm1", "ln_1"},
                         {"layer_norm2", "ln_2"},
                         {"mlp.fc1", "mlp.c_fc"},
                         {"mlp.fc2", "mlp.c_proj"},
                         {"self_attn.out_proj", "attn.out_proj"}};

std::string text(int number) {
  return std::to_string(number);
}

std::string unet_module(const std::string& module, const UNetConfig& config) {
  if (const auto it = kUNetFixed.find(module); it != kUNetFixed.end()) return it->second;
  static const std::regex block(
      R"((down_blocks|up_blocks)\.(\d+)\.(resnets|attentions|downsamplers|upsamplers)\.(\d+)\.?(.*))");
  static const std::regex middle(R"(mid_block\.(resnets|attentions)\.(\d+)\.(.*))");
  std::smatch m;
  if (std::regex_match(module, m, middle))
    return m[1] == "resnets" ? "middle_block." + text(2 * std::stoi(m[2])) + "." + kUNetResnet.at(m[3])
                             : "middle_block.1." + m[3].str();
  if (!std::regex_match(module, m, block)) throw std::logic_error(module);
  const bool down = m[1] == "down_blocks";
  const int n = config.layers_per_block, level = std::stoi(m[2]), j = std::stoi(m[4]);
  if (m[3] == "downsamplers") return "input_blocks." + text((level + 1) * (n + 1)) + ".0.op";
  if (m[3] == "upsamplers")
    return "output_blocks." + text(level * (n + 1) + n) +
           (config.up_attention[static_cast<std::size_t>(level)] ? ".2.conv" : ".1.conv");
  const std::string where =
      (down ? "input_blocks." : "output_blocks.") + text(level * (n + 1) + j + (down ? 1 : 0));
  return m[3] == "resnets" ? where + ".0." + kUNetResnet.at(m[5]) : where + ".1." + m[5].str();
}

std::string autoencoder_module(const std::string& module, const AutoencoderConfig& config) {
  static const std::regex any(R"((encoder|decoder)\.(.*))");
  static const std::regex resnet(R"((mid_block|down_blocks\.(\d+)|up_blocks\.(\d+))\.resnets\.(\d+)\.(.*))");
  static const std::regex sampler(R"((down|up)_blocks\.(\d+)\.(down|up)samplers\.0\.conv)");
  static const std::regex attention(R"(mid_block\.attentions\.0\.(.*))");
  std::smatch side, m;
  if (!std::regex_match(module, side, any)) return module;
  const std::string prefix = side[1].str() + ".", rest = side[2];
  if (rest == "conv_norm_out") return prefix + "norm_out";
  if (std::regex_match(rest, m, attention)) return prefix + "mid.attn_1." + kVaeAttention.at(m[1]);
  if (std::regex_match(rest, m, sampler))
    return prefix +
           (m[1] == "down" ? "down." + m[2].str() : "up." + text(config.levels() - 1 - std::stoi(m[2]))) +
           "." + m[1].str() + "sample.conv";
  if (!std::regex_match(rest, m, resnet)) return module;
  const std::string name = kVaeResnet.at(m[5]);
  if (m[1] == "mid_block") return prefix + "mid.block_" + text(std::stoi(m[4]) + 1) + "." + name;
  if (m[2].matched) return prefix + "down." + m[2].str() + ".block." + m[4].str() + "." + name;
  return prefix + "up." + text(config.levels() - 1 - std::stoi(m[3])) + ".block." + m[4].str() + "." + name;
}

std::pair<std::string, std::string> split(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  return {name.substr(0, dot), name.substr(dot)};
}

// q, k and v of a layer come as three tensors and go as one, in the place of q.
void add_openclip(const TensorSpec& spec, std::vector<TestTensor>& tensors) {
  static const std::regex layer(R"(text_model\.encoder\.layers\.(\d+)\.(.*))");
  const std::string prefix = "cond_stage_model.model.";
  const auto [module, leaf] = split(spec.name);
  std::smatch m;
  if (module == "text_model.embeddings.token_embedding")
    tensors.push_back({prefix + "token_embedding.weight", spec.shape, DType::F32, {}, spec.name});
  else if (module == "text_model.embeddings.position_embedding")
    tensors.push_back({prefix + "positional_embedding", spec.shape, DType::F32, {}, spec.name});
  else if (module == "text_model.final_layer_norm")
    tensors.push_back({prefix + "ln_final" + leaf, spec.shape, DType::F32, {}, spec.name});
  else if (std::regex_match(module, m, layer)) {
    const std::string block = prefix + "transformer.resblocks." + m[1].str() + ".";
    Shape stacked = spec.shape;
    stacked.front() *= 3;
    if (m[2] == "self_attn.q_proj")
      tensors.push_back({block + "attn.in_proj_" + leaf.substr(1), stacked, DType::F32, {}, spec.name});
    else if (m[2] != "self_attn.k_proj" && m[2] != "self_attn.v_proj")
      tensors.push_back({block + kOpenClip.at(m[2]) + leaf, spec.shape, DType::F32, {}, spec.name});
  }
}

}  // namespace

std::vector<TestTensor> original_unet(const UNetConfig& config) {
  std::vector<TestTensor> tensors;
  for (const TensorSpec& spec : expected_tensors(config)) {
    const auto [module, leaf] = split(spec.name);
    tensors.push_back({"model.diffusion_model." + unet_module(module, config) + leaf,
                       spec.shape,
                       DType::F32,
                       {},
                       spec.name});
  }
  return tensors;
}

std::vector<TestTensor> original_autoencoder(const AutoencoderConfig& config) {
  std::vector<TestTensor> tensors;
  for (const TensorSpec& spec : expected_tensors(config)) {
    const auto [module, leaf] = split(spec.name);
    const std::string name = autoencoder_module(module, config);
    Shape shape = spec.shape;
    if (name.find("attn_1") != std::string::npos && shape.size() == 2) shape.insert(shape.end(), {1, 1});
    tensors.push_back({"first_stage_model." + name + leaf, shape, DType::F32, {}, spec.name});
  }
  return tensors;
}

std::vector<TestTensor> original_clip(const ClipTextConfig& config) {
  const std::string prefix = "cond_stage_model.transformer.";
  std::vector<TestTensor> tensors = {{prefix + "text_model.embeddings.position_ids", {1, 77}, DType::I64}};
  for (const TensorSpec& spec : expected_tensors(config))
    tensors.push_back({prefix + spec.name, spec.shape, DType::F32, {}, spec.name});
  return tensors;
}

std::vector<TestTensor> original_openclip(const ClipTextConfig& config) {
  ClipTextConfig in_file = config;
  ++in_file.num_hidden_layers;
  std::vector<TestTensor> tensors;
  for (const TensorSpec& spec : expected_tensors(in_file)) add_openclip(spec, tensors);
  tensors.push_back({"cond_stage_model.model.text_projection", {config.hidden_size, config.hidden_size}});
  tensors.push_back({"cond_stage_model.model.logit_scale", {}});
  return tensors;
}

std::vector<TestTensor> original_clutter() {
  std::vector<TestTensor> tensors = {{"model_ema.decay", {}},
                                     {"model_ema.num_updates", {}, DType::I32},
                                     {"model_ema.diffusion_modelinput_blocks00weight", {4, 4, 3, 3}}};
  for (const char* name :
       {"betas", "alphas_cumprod", "alphas_cumprod_prev", "sqrt_alphas_cumprod", "posterior_variance"})
    tensors.push_back({name, {1000}});
  return tensors;
}

}  // namespace pentimento::weights::test
