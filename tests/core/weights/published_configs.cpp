#include "published_configs.h"

namespace pentimento::weights::test {

UNetConfig sd1_unet() {
  UNetConfig config;
  config.cross_attention_dim = 768;
  return config;
}

UNetConfig sd2_unet() {
  UNetConfig config;
  config.cross_attention_dim = 1024;
  config.attention_heads = {5, 10, 20, 20};
  config.use_linear_projection = true;
  config.sample_size = 96;
  return config;
}

UNetConfig sdxl_unet() {
  UNetConfig config;
  config.block_out_channels = {320, 640, 1280};
  config.down_attention = {false, true, true};
  config.up_attention = {true, true, false};
  config.transformer_layers_per_block = {1, 2, 10};
  config.attention_heads = {5, 10, 20};
  config.cross_attention_dim = 2048;
  config.use_linear_projection = true;
  config.sample_size = 128;
  config.addition_time_embed_dim = 256;
  config.projection_class_embeddings_input_dim = 2816;
  return config;
}

AutoencoderConfig sd_autoencoder() {
  AutoencoderConfig config;
  config.block_out_channels = {128, 256, 512, 512};
  config.layers_per_block = 2;
  config.sample_size = 512;
  return config;
}

ClipTextConfig clip_l() {
  ClipTextConfig config;
  config.hidden_size = 768;
  config.intermediate_size = 3072;
  config.num_attention_heads = 12;
  config.projection_dim = 768;
  config.eos_token_id = 2;
  return config;
}

ClipTextConfig clip_h() {
  ClipTextConfig config;
  config.hidden_size = 1024;
  config.intermediate_size = 4096;
  config.num_attention_heads = 16;
  config.num_hidden_layers = 23;
  config.projection_dim = 512;
  config.hidden_act = "gelu";
  config.eos_token_id = 2;
  return config;
}

UNetConfig tiny_sd1_unet() {
  UNetConfig config;
  config.block_out_channels = {32, 64, 96, 96};
  config.cross_attention_dim = 32;
  return config;
}

UNetConfig tiny_sd2_unet() {
  UNetConfig config = tiny_sd1_unet();
  config.attention_heads = {2, 4, 6, 6};
  config.use_linear_projection = true;
  return config;
}

AutoencoderConfig tiny_autoencoder() {
  AutoencoderConfig config = sd_autoencoder();
  config.block_out_channels = {32, 64, 96, 96};
  return config;
}

ClipTextConfig tiny_clip_l() {
  ClipTextConfig config = clip_l();
  config.vocab_size = 1000;
  config.hidden_size = 32;
  config.intermediate_size = 64;
  config.num_hidden_layers = 5;
  config.num_attention_heads = 4;
  return config;
}

ClipTextConfig tiny_clip_h() {
  ClipTextConfig config = clip_h();
  config.vocab_size = 1000;
  config.hidden_size = 32;
  config.intermediate_size = 64;
  config.num_attention_heads = 2;
  return config;
}

}  // namespace pentimento::weights::test
