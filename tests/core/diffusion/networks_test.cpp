// Each network against diffusers on random weights, with the outputs of its blocks one by one. The weights
// "tiny-sd-eps" are so small that a wrong epsilon of a norm shows.
#include "base/error.h"
#include "diffusion/networks/autoencoder_kl.h"
#include "diffusion/networks/autoencoder_tiny.h"
#include "diffusion/networks/clip_text_encoder.h"
#include "diffusion/networks/unet.h"
#include "golden.h"
#include "model_configs.h"
#include "random_weights.h"
#include "tests/catch.h"
#include "tests/core/weights/published_configs.h"

namespace pentimento::diffusion {
namespace {

template <typename Network, typename Config>
Network random_network(const std::string& component, const Config& config, double gain = 1) {
  RandomWeights source(component, gain);
  return Network(Weights(source), config);
}

// Every block of the golden must be shown to the watch under its name.
void check_taps(const GoldenEntry& entry, const std::map<std::string, at::Tensor>& taps) {
  for (const auto& [role, unused] : entry.outputs().items()) {
    if (!role.starts_with("tap/")) continue;
    const auto tap = taps.find(role.substr(4));
    INFO(role);
    REQUIRE(tap != taps.end());
    entry.check(role, tap->second);
  }
}

void check_unet(const std::string& file, const weights::UNetConfig& config, double gain = 1) {
  const std::optional<Golden> golden = Golden::open(file);
  if (!golden) return;
  const c10::InferenceMode inference;
  const auto unet = random_network<UNet>("unet", config, gain);
  for (const GoldenEntry& entry : golden->entries("denoiser")) {
    std::map<std::string, at::Tensor> taps;
    const Watch watch = {nullptr,
                         [&taps](const std::string& name, const at::Tensor& x) { taps.emplace(name, x); }};
    const at::Tensor sample = entry.input("sample");
    const at::Tensor timesteps = entry.input("timestep").to(at::kFloat).expand({sample.size(0)});
    const at::Tensor guidance =
        entry.has_input("timestep_cond") ? entry.input("timestep_cond") : at::Tensor();
    entry.check("output", unet(sample, timesteps, entry.input("encoder_hidden_states"), guidance, watch));
    check_taps(entry, taps);
  }
}

void check_text_encoder(const std::string& file, const weights::ClipTextConfig& config, double gain = 1) {
  const std::optional<Golden> golden = Golden::open(file);
  if (!golden) return;
  const c10::InferenceMode inference;
  const auto encoder = random_network<ClipTextEncoder>("text_encoder", config, gain);
  const GoldenEntry entry = golden->entry("text_encoder");
  std::map<std::string, at::Tensor> taps;
  const Watch watch = {nullptr,
                       [&taps](const std::string& name, const at::Tensor& x) { taps.emplace(name, x); }};
  entry.check("last_hidden_state", encoder(entry.input("input_ids"), 0, watch));
  const std::string layers = "text_model.encoder.layers.";
  if (entry.has_output("embeddings")) entry.check("embeddings", taps.at("text_model.embeddings"));
  if (entry.has_output("layer0")) entry.check("layer0", taps.at(layers + "0"));
  entry.check("penultimate", taps.at(layers + std::to_string(config.num_hidden_layers - 2)));
}

void check_autoencoder(const std::string& file, const weights::AutoencoderConfig& config, double gain = 1) {
  const std::optional<Golden> golden = Golden::open(file);
  if (!golden) return;
  const c10::InferenceMode inference;
  const auto autoencoder = random_network<AutoencoderKL>("vae", config, gain);
  const GoldenEntry encode = golden->entry("vae/encode"), decode = golden->entry("vae/decode");
  const LatentDistribution distribution = autoencoder.encode(encode.input("input"), {});
  encode.check("mean", distribution.mean);
  encode.check("std", distribution.deviation);
  decode.check("image", autoencoder.decode(decode.input("input"), {}));
  const GoldenEntry sample = golden->entry("vae/encode_sample");
  NoiseSource noise({sample.params().at("generator_seed").get<std::uint64_t>()});
  sample.check("latents", distribution.sample(noise) * config.scaling_factor);
}

weights::UNetConfig with_inputs(weights::UNetConfig config, int in_channels) {
  config.in_channels = in_channels;
  return config;
}

}  // namespace

TEST_CASE("The UNet of SD 1.x computes what diffusers computes") {
  check_unet("tiny-sd", tiny_unet());
}

TEST_CASE("The UNet of SD 1.x has the right norm epsilons") {
  check_unet("tiny-sd-eps", tiny_unet(), 0.03);
}

TEST_CASE("The UNet of SD 2.x computes what diffusers computes") {
  check_unet("tiny-sd2", tiny_sd2_unet());
}

TEST_CASE("The inpainting UNets compute what diffusers computes") {
  check_unet("tiny-sd-inpaint", with_inputs(tiny_unet(), 9));
  check_unet("tiny-sd2-inpaint", with_inputs(tiny_sd2_unet(), 9));
}

TEST_CASE("The UNet of latent consistency models computes what diffusers computes") {
  weights::UNetConfig config = tiny_unet();
  config.time_cond_proj_dim = 256;
  check_unet("tiny-lcm", config);
}

TEST_CASE("The guidance embedding is that of diffusers") {
  const std::optional<Golden> golden = Golden::open("tiny-lcm");
  if (!golden) return;
  const at::Tensor expected = golden->entry("unet/square").input("timestep_cond");
  CHECK(max_error(guidance_embedding(at::tensor({7.5, 1.25}), 256), expected) <=
        1e-3);  // sines of up to 7500
}

TEST_CASE("The text encoders compute what transformers computes") {
  check_text_encoder("tiny-sd", tiny_clip());
  check_text_encoder("tiny-sd-eps", tiny_clip(), 0.03);
  check_text_encoder("tiny-sd2", tiny_sd2_clip());
}

TEST_CASE("The autoencoder computes what diffusers computes") {
  check_autoencoder("tiny-sd", tiny_autoencoder());
  check_autoencoder("tiny-sd-eps", tiny_autoencoder(), 0.03);
}

TEST_CASE("TAESD computes what diffusers computes") {
  const std::optional<Golden> golden = Golden::open("taesd");
  if (!golden) return;
  const c10::InferenceMode inference;
  const auto autoencoder = random_network<AutoencoderTiny>("vae", weights::TinyAutoencoderConfig{});
  const GoldenEntry encode = golden->entry("vae/encode"), decode = golden->entry("vae/decode");
  encode.check("latents", autoencoder.encode(encode.input("input"), {}));
  decode.check("image", autoencoder.decode(decode.input("input"), {}));
}

TEST_CASE("A UNet evaluation is cancelled between blocks") {
  const c10::InferenceMode inference;
  const auto unet = random_network<UNet>("unet", tiny_unet());
  std::stop_source stop;
  const Progress progress(stop.get_token());
  int blocks = 0;
  const Watch watch = {&progress, [&](const std::string&, const at::Tensor&) {
                         if (++blocks == 3) stop.request_stop();
                       }};
  const at::Tensor x = at::zeros({1, 4, 8, 8});
  CHECK_THROWS_AS(unet(x, at::full({1}, 1.0F), at::zeros({1, 77, 32}), {}, watch), Cancelled);
  CHECK(blocks == 3);
}

// By hand: `test_diffusion "[.shared]"`. All entries of the goldens beside the repository, with every tap.
TEST_CASE("The networks agree with all goldens beside the repository", "[.shared]") {
  weights::UNetConfig lcm = tiny_unet();
  lcm.time_cond_proj_dim = 256;
  check_unet("shared/tiny-sd", tiny_unet());
  check_unet("shared/tiny-sd-eps", tiny_unet(), 0.03);
  check_unet("shared/tiny-sd2", tiny_sd2_unet());
  check_unet("shared/tiny-sd-inpaint", with_inputs(tiny_unet(), 9));
  check_unet("shared/tiny-sd2-inpaint", with_inputs(tiny_sd2_unet(), 9));
  check_unet("shared/tiny-lcm", lcm);
  check_text_encoder("shared/tiny-sd", tiny_clip());
  check_text_encoder("shared/tiny-sd-eps", tiny_clip(), 0.03);
  check_text_encoder("shared/tiny-sd2", tiny_sd2_clip());
  check_autoencoder("shared/tiny-sd", tiny_autoencoder());
  check_autoencoder("shared/tiny-sd-eps", tiny_autoencoder(), 0.03);
}

// By hand: `test_diffusion "[.full]"`, 5 GB of memory and a minute.
TEST_CASE("The networks of SD 1.5 compute at full size what diffusers computes", "[.full]") {
  check_text_encoder("shared/sd15-stages-512", weights::test::clip_l());
  check_unet("shared/sd15-stages-512", weights::test::sd1_unet());
  check_autoencoder("shared/sd15-stages-512", weights::test::sd_autoencoder());
}

}  // namespace pentimento::diffusion
