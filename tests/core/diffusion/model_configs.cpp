#include "model_configs.h"

namespace pentimento::diffusion {

weights::UNetConfig tiny_unet() {
  weights::UNetConfig config;
  config.sample_size = 16;
  config.block_out_channels = {32, 64, 96, 96};
  config.cross_attention_dim = 32;
  return config;
}

weights::UNetConfig tiny_sd2_unet() {
  weights::UNetConfig config = tiny_unet();
  config.attention_heads = {2, 4, 6, 6};
  config.use_linear_projection = true;
  config.upcast_attention = true;
  return config;
}

weights::UNetConfig full_sd1_unet() {
  weights::UNetConfig config;
  config.cross_attention_dim = 768;
  return config;
}

weights::ClipTextConfig tiny_clip() {
  weights::ClipTextConfig config;
  config.hidden_size = 32;
  config.intermediate_size = 64;
  config.num_attention_heads = 4;
  config.num_hidden_layers = 5;
  config.projection_dim = 32;
  config.eos_token_id = 2;
  return config;
}

weights::ClipTextConfig tiny_sd2_clip() {
  weights::ClipTextConfig config = tiny_clip();
  config.num_attention_heads = 2;
  config.num_hidden_layers = 23;
  config.hidden_act = "gelu";
  return config;
}

weights::ClipTextConfig full_sd1_clip() {
  weights::ClipTextConfig config;
  config.hidden_size = 768;
  config.intermediate_size = 3072;
  config.num_attention_heads = 12;
  config.num_hidden_layers = 12;
  config.projection_dim = 768;
  config.eos_token_id = 2;
  return config;
}

weights::AutoencoderConfig tiny_autoencoder() {
  weights::AutoencoderConfig config;
  config.block_out_channels = {32, 64, 96, 96};
  config.layers_per_block = 2;
  config.sample_size = 128;
  return config;
}

weights::AutoencoderConfig full_autoencoder() {
  weights::AutoencoderConfig config = tiny_autoencoder();
  config.block_out_channels = {128, 256, 512, 512};
  config.sample_size = 512;
  return config;
}

}  // namespace pentimento::diffusion
