#include "weights/tensor_specs.h"

namespace pentimento::weights {
namespace {

class UNetSpecs {
 public:
  explicit UNetSpecs(const UNetConfig& config) : config_(config), time_width_(4 * width(0)) {}

  std::vector<TensorSpec> take() {
    embeddings();
    specs_.conv("conv_in", width(0), config_.in_channels, 3);
    for (int level = 0; level < config_.levels(); ++level) down_block(level);
    mid_block();
    for (int block = 0; block < config_.levels(); ++block) up_block(block);
    specs_.norm("conv_norm_out", width(0));
    specs_.conv("conv_out", config_.out_channels, width(0), 3);
    return specs_.take();
  }

 private:
  int width(int level) const { return config_.block_out_channels.at(static_cast<std::size_t>(level)); }
  int depth(int level) const {
    return config_.transformer_layers_per_block.at(static_cast<std::size_t>(level));
  }
  int last() const { return config_.levels() - 1; }

  void embeddings() {
    specs_.linear("time_embedding.linear_1", time_width_, width(0));
    specs_.linear("time_embedding.linear_2", time_width_, time_width_);
    if (config_.time_cond_proj_dim)
      specs_.linear("time_embedding.cond_proj", width(0), *config_.time_cond_proj_dim, false);
    if (!config_.projection_class_embeddings_input_dim) return;
    specs_.linear("add_embedding.linear_1", time_width_, *config_.projection_class_embeddings_input_dim);
    specs_.linear("add_embedding.linear_2", time_width_, time_width_);
  }

  void down_block(int level) {
    const std::string name = "down_blocks." + std::to_string(level);
    const int out = width(level);
    for (int j = 0; j < config_.layers_per_block; ++j) {
      resnet(name + ".resnets." + std::to_string(j), j == 0 ? width(level == 0 ? 0 : level - 1) : out, out);
      if (config_.down_attention.at(static_cast<std::size_t>(level)))
        transformer(name + ".attentions." + std::to_string(j), out, depth(level));
    }
    if (level != last()) specs_.conv(name + ".downsamplers.0.conv", out, out, 3);
  }

  void mid_block() {
    const int channels = width(last());
    resnet("mid_block.resnets.0", channels, channels);
    transformer("mid_block.attentions.0", channels, depth(last()));
    resnet("mid_block.resnets.1", channels, channels);
  }

  // Each layer also takes what the down blocks put aside, in reverse order: a layer of the same level, at
  // last the input of that level.
  void up_block(int block) {
    const std::string name = "up_blocks." + std::to_string(block);
    const int level = last() - block;
    const int out = width(level);
    const int before = block == 0 ? out : width(level + 1);
    for (int j = 0; j <= config_.layers_per_block; ++j) {
      const int skip = j == config_.layers_per_block ? width(level == 0 ? 0 : level - 1) : out;
      resnet(name + ".resnets." + std::to_string(j), (j == 0 ? before : out) + skip, out);
      if (config_.up_attention.at(static_cast<std::size_t>(block)))
        transformer(name + ".attentions." + std::to_string(j), out, depth(level));
    }
    if (block != last()) specs_.conv(name + ".upsamplers.0.conv", out, out, 3);
  }

  void resnet(const std::string& name, int in, int out) {
    specs_.norm(name + ".norm1", in);
    specs_.conv(name + ".conv1", out, in, 3);
    specs_.linear(name + ".time_emb_proj", out, time_width_);
    specs_.norm(name + ".norm2", out);
    specs_.conv(name + ".conv2", out, out, 3);
    if (in != out) specs_.conv(name + ".conv_shortcut", out, in, 1);
  }

  void projection(const std::string& name, int channels) {
    if (config_.use_linear_projection)
      specs_.linear(name, channels, channels);
    else
      specs_.conv(name, channels, channels, 1);
  }

  void transformer(const std::string& name, int channels, int layers) {
    specs_.norm(name + ".norm", channels);
    projection(name + ".proj_in", channels);
    for (int i = 0; i < layers; ++i)
      transformer_block(name + ".transformer_blocks." + std::to_string(i), channels);
    projection(name + ".proj_out", channels);
  }

  void transformer_block(const std::string& name, int channels) {
    specs_.norm(name + ".norm1", channels);
    attention(name + ".attn1", channels, channels);
    specs_.norm(name + ".norm2", channels);
    attention(name + ".attn2", channels, config_.cross_attention_dim);
    specs_.norm(name + ".norm3", channels);
    specs_.linear(name + ".ff.net.0.proj", 8 * channels, channels);  // Value and gate, 4 times as wide each.
    specs_.linear(name + ".ff.net.2", channels, 4 * channels);
  }

  void attention(const std::string& name, int channels, int context) {
    specs_.linear(name + ".to_q", channels, channels, false);
    specs_.linear(name + ".to_k", channels, context, false);
    specs_.linear(name + ".to_v", channels, context, false);
    specs_.linear(name + ".to_out.0", channels, channels);
  }

  const UNetConfig& config_;
  int time_width_;
  TensorSpecs specs_;
};

}  // namespace

std::vector<TensorSpec> expected_tensors(const UNetConfig& config) {
  return UNetSpecs(config).take();
}

}  // namespace pentimento::weights
