#include "weights/tensor_specs.h"

namespace pentimento::weights {
namespace {

class AutoencoderSpecs {
 public:
  explicit AutoencoderSpecs(const AutoencoderConfig& config) : config_(config) {}

  std::vector<TensorSpec> take() {
    encoder();
    decoder();
    const int latents = config_.latent_channels;
    if (config_.use_quant_conv) specs_.conv("quant_conv", 2 * latents, 2 * latents, 1);
    if (config_.use_post_quant_conv) specs_.conv("post_quant_conv", latents, latents, 1);
    return specs_.take();
  }

 private:
  int width(int level) const { return config_.block_out_channels.at(static_cast<std::size_t>(level)); }
  int last() const { return config_.levels() - 1; }

  void encoder() {
    specs_.conv("encoder.conv_in", width(0), config_.in_channels, 3);
    for (int level = 0; level < config_.levels(); ++level) {
      const std::string name = "encoder.down_blocks." + std::to_string(level);
      resnets(name, config_.layers_per_block, width(level == 0 ? 0 : level - 1), width(level));
      if (level != last()) specs_.conv(name + ".downsamplers.0.conv", width(level), width(level), 3);
    }
    mid_block("encoder.mid_block");
    specs_.norm("encoder.conv_norm_out", width(last()));
    specs_.conv("encoder.conv_out", 2 * config_.latent_channels, width(last()), 3);  // Mean and log-variance.
  }

  void decoder() {
    specs_.conv("decoder.conv_in", width(last()), config_.latent_channels, 3);
    mid_block("decoder.mid_block");
    for (int block = 0; block < config_.levels(); ++block) {
      const std::string name = "decoder.up_blocks." + std::to_string(block);
      const int level = last() - block;
      resnets(name, config_.layers_per_block + 1, width(block == 0 ? level : level + 1), width(level));
      if (block != last()) specs_.conv(name + ".upsamplers.0.conv", width(level), width(level), 3);
    }
    specs_.norm("decoder.conv_norm_out", width(0));
    specs_.conv("decoder.conv_out", config_.out_channels, width(0), 3);
  }

  void mid_block(const std::string& name) {
    const int channels = width(last());
    resnet(name + ".resnets.0", channels, channels);
    specs_.norm(name + ".attentions.0.group_norm", channels);
    for (const char* layer : {"to_q", "to_k", "to_v", "to_out.0"})
      specs_.linear(name + ".attentions.0." + layer, channels, channels);
    resnet(name + ".resnets.1", channels, channels);
  }

  void resnets(const std::string& block, int count, int in, int out) {
    for (int j = 0; j < count; ++j) resnet(block + ".resnets." + std::to_string(j), j == 0 ? in : out, out);
  }

  void resnet(const std::string& name, int in, int out) {
    specs_.norm(name + ".norm1", in);
    specs_.conv(name + ".conv1", out, in, 3);
    specs_.norm(name + ".norm2", out);
    specs_.conv(name + ".conv2", out, out, 3);
    if (in != out) specs_.conv(name + ".conv_shortcut", out, in, 1);
  }

  const AutoencoderConfig& config_;
  TensorSpecs specs_;
};

// Layers stand in one numbered list; activations and upsamplers take a number and have no tensors.
class TinyAutoencoderSpecs {
 public:
  explicit TinyAutoencoderSpecs(const TinyAutoencoderConfig& config) : config_(config) {}

  std::vector<TensorSpec> take() {
    encoder();
    decoder();
    return specs_.take();
  }

 private:
  void encoder() {
    side_ = "encoder.layers.";
    index_ = 0;
    const std::vector<int>& widths = config_.encoder_block_out_channels;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (i == 0)
        conv(widths[0], config_.in_channels, true);
      else
        conv(widths[i], widths[i], false);
      for (int k = 0; k < config_.num_encoder_blocks[i]; ++k) block(widths[i]);
    }
    conv(config_.latent_channels, widths.back(), true);
  }

  void decoder() {
    side_ = "decoder.layers.";
    index_ = 0;
    const std::vector<int>& widths = config_.decoder_block_out_channels;
    conv(widths[0], config_.latent_channels, true);
    ++index_;  // Activation.
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const bool final = i + 1 == widths.size();
      for (int k = 0; k < config_.num_decoder_blocks[i]; ++k) block(widths[i]);
      if (!final) ++index_;  // Upsampler.
      conv(final ? config_.out_channels : widths[i], widths[i], final);
    }
  }

  void conv(int out, int in, bool bias) { specs_.conv(side_ + std::to_string(index_++), out, in, 3, bias); }

  void block(int channels) {
    const std::string name = side_ + std::to_string(index_++);
    for (const char* layer : {".conv.0", ".conv.2", ".conv.4"})
      specs_.conv(name + layer, channels, channels, 3);
  }

  const TinyAutoencoderConfig& config_;
  std::string side_;
  int index_ = 0;
  TensorSpecs specs_;
};

}  // namespace

std::vector<TensorSpec> expected_tensors(const AutoencoderConfig& config) {
  return AutoencoderSpecs(config).take();
}

std::vector<TensorSpec> expected_tensors(const TinyAutoencoderConfig& config) {
  return TinyAutoencoderSpecs(config).take();
}

}  // namespace pentimento::weights
