#include "model_configs.h"

#include "tests/core/weights/published_configs.h"

namespace pentimento::diffusion {
namespace {

constexpr int kTinySampleSize = 16;

/// The goldens keep the published vocabulary.
weights::ClipTextConfig with_published_vocabulary(weights::ClipTextConfig config) {
  config.vocab_size = weights::ClipTextConfig{}.vocab_size;
  config.projection_dim = config.hidden_size;
  return config;
}

}  // namespace

weights::UNetConfig tiny_unet() {
  weights::UNetConfig config = weights::test::tiny_sd1_unet();
  config.sample_size = kTinySampleSize;
  return config;
}

weights::UNetConfig tiny_sd2_unet() {
  weights::UNetConfig config = weights::test::tiny_sd2_unet();
  config.sample_size = kTinySampleSize;
  config.upcast_attention = true;
  return config;
}

weights::ClipTextConfig tiny_clip() {
  return with_published_vocabulary(weights::test::tiny_clip_l());
}

weights::ClipTextConfig tiny_sd2_clip() {
  return with_published_vocabulary(weights::test::tiny_clip_h());
}

weights::AutoencoderConfig tiny_autoencoder() {
  weights::AutoencoderConfig config = weights::test::tiny_autoencoder();
  config.sample_size = 8 * kTinySampleSize;
  return config;
}

}  // namespace pentimento::diffusion
