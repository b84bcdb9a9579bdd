// Whole pipelines against diffusers on random weights: the latents after every step and the picture.
#include "diffusion/pipelines/pipelines.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "diffusion/pipelines/tiled_decode.h"
#include "golden.h"
#include "model_configs.h"
#include "random_weights.h"
#include "tests/catch.h"
#include "tests/core/weights/published_configs.h"

namespace pentimento::diffusion {
namespace {

weights::SchedulerConfig sd_scheduler(const std::string& class_name) {
  weights::SchedulerConfig config;
  config.class_name = class_name;
  config.beta_start = 0.00085;
  config.beta_end = 0.012;
  config.beta_schedule = "scaled_linear";
  config.clip_sample = false;
  return config;
}

weights::SchedulerConfig sd1_scheduler() {
  weights::SchedulerConfig config = sd_scheduler("PNDMScheduler");
  config.set_alpha_to_one = false;
  config.skip_prk_steps = true;
  config.steps_offset = 1;
  return config;
}

weights::SchedulerConfig sd2_scheduler() {
  weights::SchedulerConfig config = sd1_scheduler();
  config.class_name = "DDIMScheduler";
  config.prediction_type = weights::PredictionType::VPrediction;
  return config;
}

weights::SchedulerConfig lcm_scheduler() {
  weights::SchedulerConfig config = sd_scheduler("LCMScheduler");
  config.original_inference_steps = 50;
  config.set_alpha_to_one = true;
  config.steps_offset = 0;
  config.timestep_spacing = "leading";
  config.timestep_scaling = 10;
  return config;
}

struct Model {
  weights::UNetConfig unet;
  weights::ClipTextConfig text_encoder;
  weights::AutoencoderConfig autoencoder;
  weights::SchedulerConfig scheduler;
  std::int64_t pad_token = 49407;
};

Model tiny_sd() {
  return {tiny_unet(), tiny_clip(), tiny_autoencoder(), sd1_scheduler(), 49407};
}

Model tiny_sd2() {
  return {tiny_sd2_unet(), tiny_sd2_clip(), tiny_autoencoder(), sd2_scheduler(), 0};
}

Model tiny_lcm() {
  Model model = tiny_sd();
  model.unet.time_cond_proj_dim = 256;
  model.scheduler = lcm_scheduler();
  return model;
}

std::optional<ClipTokenizer> tokenizer() {
  if (std::filesystem::exists(PENTIMENTO_CLIP_MERGES)) return ClipTokenizer(PENTIMENTO_CLIP_MERGES);
  WARN("Skipped: there is no CLIP vocabulary; run scripts/fetch-libtorch.");
  return std::nullopt;
}

std::optional<Networks> networks(const Model& model) {
  std::optional<ClipTokenizer> words = tokenizer();
  if (!words) return std::nullopt;
  RandomWeights text_encoder("text_encoder"), unet("unet"), autoencoder("vae");
  return Networks{*words,
                  model.pad_token,
                  ClipTextEncoder(Weights(text_encoder), model.text_encoder),
                  UNet(Weights(unet), model.unet),
                  AutoencoderKL(Weights(autoencoder), model.autoencoder),
                  model.scheduler};
}

// The text at `index` of a call that may have a list of them.
std::string text_at(const nlohmann::json& call, const char* key, std::size_t index) {
  if (!call.contains(key)) return "";
  return call.at(key).is_array() ? call.at(key).at(index) : call.at(key);
}

SamplingOptions options_of(const GoldenEntry& entry, std::size_t index) {
  const nlohmann::json &params = entry.params(), &call = params.at("call");
  SamplingOptions options;
  options.prompt = text_at(call, "prompt", index);
  options.negative_prompt = text_at(call, "negative_prompt", index);
  options.steps = call.at("num_inference_steps");
  options.guidance_scale = call.at("guidance_scale");
  options.guidance_rescale = call.value("guidance_rescale", 0.0);
  options.strength = call.value("strength", 1.0);
  options.eta = call.value("eta", 0.0);
  options.clip_skip = call.value("clip_skip", 0);
  options.truncate_prompt = true;
  const nlohmann::json& scheduler = params.at("scheduler_config");
  const bool sde = scheduler.value("algorithm_type", "").starts_with("sde");
  options.scheduler = scheduler_of_class(params.at("scheduler").get<std::string>(), sde);
  if (scheduler.contains("use_karras_sigmas") && scheduler.at("use_karras_sigmas") == true) {
    options.karras_sigmas = true;
  }
  return options;
}

// The goldens' picture is a formula of its size: waves, and a red box.
at::Tensor test_picture(int height, int width) {  // [1, 3, h, w], -1..1
  const auto axis = [](int size) { return at::arange(size, at::kDouble); };
  const at::Tensor y = axis(height).unsqueeze(1), x = axis(width).unsqueeze(0);
  const at::Tensor red = 127 + 100 * at::sin(x / width * 7.0) * at::cos(y / height * 3.0);
  const at::Tensor green = 127 + 90 * at::cos((x + y) / (height + width) * 11.0);
  const at::Tensor blue = 255 * (x / width) * (1 - y / height);
  at::Tensor picture = at::stack({red, green, blue}).clamp(0, 255).floor();
  picture.slice(1, height / 5, height / 3)
      .slice(2, width / 2, width / 2 + width / 6)
      .copy_(at::tensor({240.0, 30.0, 60.0}).view({3, 1, 1}));
  return picture.unsqueeze(0).to(at::kFloat) / 255 * 2 - 1;
}

at::Tensor run_pipeline(Run& run, const GoldenEntry& entry) {
  const nlohmann::json& call = entry.params().at("call");
  if (call.contains("mask_image")) {
    const at::Tensor mask = entry.input("mask").unsqueeze(0).unsqueeze(0).to(at::kFloat) / 255;
    return inpaint(run, test_picture(static_cast<int>(mask.size(2)), static_cast<int>(mask.size(3))), mask);
  }
  if (call.contains("image")) {
    const std::string image = call.at("image");  // "<image RGB 128x128>"
    const int width = std::stoi(image.substr(image.rfind(' ') + 1));
    const int height = std::stoi(image.substr(image.rfind('x') + 1));
    return image_to_image(run, test_picture(height, width));
  }
  return text_to_image(run, {call.at("width"), call.at("height")});
}

struct Outcome {
  at::Tensor latents;  // [steps, batch, 4, h, w]
  at::Tensor picture;  // [batch, h, w, 3]
};

Outcome outcome(const Networks& networks, const GoldenEntry& entry, std::uint64_t seed, std::size_t index) {
  const SamplingOptions options = options_of(entry, index);
  NoiseSource noise({seed});
  Progress progress;
  std::vector<at::Tensor> latents;
  const StepSink on_step = [&latents](const at::Tensor& x, const at::Tensor&) {
    latents.push_back(x.clone());
  };
  Run run{networks, options, noise, progress, on_step};
  run.batch = entry.params().at("call").value("num_images_per_prompt", 1);
  const at::Tensor picture = run_pipeline(run, entry);
  return {at::stack(latents), picture.permute({0, 2, 3, 1})};
}

// Several seeds are several runs of one picture each.
Outcome outcome(const Networks& networks, const GoldenEntry& entry) {
  const nlohmann::json& seeds = entry.params().at("generator_seeds");
  if (!seeds.is_array()) return outcome(networks, entry, seeds.get<std::uint64_t>(), 0);
  std::vector<at::Tensor> latents, pictures;
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    const Outcome one = outcome(networks, entry, seeds[i].get<std::uint64_t>(), i);
    latents.push_back(one.latents);
    pictures.push_back(one.picture);
  }
  return {at::cat(latents, 1), at::cat(pictures)};
}

void check_pipelines(const std::string& file, const Model& model) {
  const std::optional<Golden> golden = Golden::open(file);
  const std::optional<Networks> loaded = networks(model);
  if (!golden || !loaded) return;
  for (const GoldenEntry& entry : golden->entries("pipeline")) {
    INFO(entry.name());
    const Outcome actual = outcome(*loaded, entry);
    // The golden may hold the last steps only.
    const std::int64_t kept = entry.output("latents_per_step").size(0);
    entry.check("latents_per_step", actual.latents.slice(0, actual.latents.size(0) - kept));
    if (entry.has_output("image")) entry.check("image", actual.picture);
    if (!entry.has_output("image_uint8")) continue;
    const at::Tensor bytes = (actual.picture * 255).round().to(at::kByte);
    CHECK(max_error(bytes, entry.output("image_uint8")) <= 1);
  }
}

Model inpainting(Model model, weights::SchedulerConfig scheduler) {
  model.unet.in_channels = 9;
  model.scheduler = std::move(scheduler);
  return model;
}

}  // namespace

TEST_CASE("The pipelines of SD 1.x give the pictures of diffusers") {
  check_pipelines("tiny-sd", tiny_sd());
}

TEST_CASE("The pipelines of SD 2.x give the pictures of diffusers") {
  check_pipelines("tiny-sd2", tiny_sd2());
}

TEST_CASE("Inpainting with 9 channels gives the pictures of diffusers") {
  check_pipelines("tiny-sd-inpaint", inpainting(tiny_sd(), sd1_scheduler()));
  check_pipelines("tiny-sd2-inpaint", inpainting(tiny_sd2(), sd1_scheduler()));
}

TEST_CASE("The pipelines of latent consistency models give the pictures of diffusers") {
  check_pipelines("tiny-lcm", tiny_lcm());
}

// By hand: `test_diffusion "[.shared]"`. All samplers and forms of the goldens beside the repository.
TEST_CASE("The pipelines agree with all goldens beside the repository", "[.shared]") {
  check_pipelines("shared/tiny-sd", tiny_sd());
  check_pipelines("shared/tiny-sd2", tiny_sd2());
  check_pipelines("shared/tiny-sd-inpaint", inpainting(tiny_sd(), sd1_scheduler()));
  check_pipelines("shared/tiny-sd2-inpaint", inpainting(tiny_sd2(), sd1_scheduler()));
  check_pipelines("shared/tiny-lcm", tiny_lcm());
}

// By hand: `test_diffusion "[.full]"`, 5 GB of memory and several minutes.
TEST_CASE("The pipelines of SD 1.5 give at full size the pictures of diffusers", "[.full]") {
  check_pipelines("shared/sd15-pipelines-256", {weights::test::sd1_unet(), weights::test::clip_l(),
                                                weights::test::sd_autoencoder(), sd1_scheduler(), 49407});
}

TEST_CASE("A pipeline reports progress that rises to 1") {
  const std::optional<Networks> loaded = networks(tiny_sd());
  if (!loaded) return;
  SamplingOptions options;
  options.steps = 3;
  std::vector<double> fractions;
  Progress progress(std::stop_token{}, [&fractions](double fraction) { fractions.push_back(fraction); });
  NoiseSource noise({0});
  Run run{*loaded, options, noise, progress};
  text_to_image(run, {64, 64});
  CHECK(std::is_sorted(fractions.begin(), fractions.end()));
  CHECK(fractions.back() == 1);
}

TEST_CASE("A pipeline is cancelled between steps and runs again with the same result") {
  const std::optional<Networks> loaded = networks(tiny_sd());
  if (!loaded) return;
  SamplingOptions options;
  options.steps = 4;
  const auto picture = [&](std::stop_token stop, const StepSink& on_step) {
    Progress progress(std::move(stop));
    NoiseSource noise({7});
    Run run{*loaded, options, noise, progress, on_step};
    return text_to_image(run, {64, 64});
  };
  const at::Tensor first = picture({}, {});
  std::stop_source stop;
  int steps = 0;
  CHECK_THROWS_AS(picture(stop.get_token(),
                          [&](const at::Tensor&, const at::Tensor&) {
                            if (++steps == 2) stop.request_stop();
                          }),
                  Cancelled);
  CHECK(steps == 2);
  CHECK(at::equal(picture({}, {}), first));
}

TEST_CASE("Options that make no sense are refused") {
  const auto refused = [](auto change) {
    SamplingOptions options;
    change(options);
    CHECK_THROWS_AS(check_options(options), Error);
  };
  check_options({});
  refused([](SamplingOptions& o) { o.steps = 0; });
  refused([](SamplingOptions& o) { o.steps = 100'000; });
  refused([](SamplingOptions& o) { o.guidance_scale = std::nan(""); });
  refused([](SamplingOptions& o) { o.guidance_rescale = std::nan(""); });
  refused([](SamplingOptions& o) { o.strength = std::nan(""); });
  refused([](SamplingOptions& o) { o.strength = 0; });
  refused([](SamplingOptions& o) { o.eta = 2; });
}

TEST_CASE("Emphasis and length change the picture and an empty emphasis does not") {
  const std::optional<Networks> loaded = networks(tiny_sd());
  if (!loaded) return;
  const auto latents = [&](const std::string& prompt) {
    SamplingOptions options;
    options.prompt = prompt;
    options.steps = 1;
    NoiseSource noise({0});
    Progress progress;
    at::Tensor last;
    Run run{*loaded, options, noise, progress, [&last](const at::Tensor& x, const at::Tensor&) { last = x; }};
    text_to_image(run, {64, 64});
    return last;
  };
  const at::Tensor plain = latents("a red fox");
  CHECK(at::equal(latents("a (red:1.0) fox"), plain));
  CHECK(max_error(latents("a (red:1.4) fox"), plain) > 1e-4);
  std::string words;
  for (int i = 0; i < 100; ++i) words += "fox ";
  CHECK(latents(words).isfinite().all().item<bool>());
  CHECK(max_error(latents(words), latents(words.substr(0, 4 * 75))) > 1e-4);
}

TEST_CASE("Tiles join without a seam where each pixel is decoded by itself") {
  const at::Tensor latents = at::randn({1, 3, 40, 27});
  const auto decode = [](const at::Tensor& x) {
    return at::upsample_nearest2d(x, {8 * x.size(2), 8 * x.size(3)});
  };
  CHECK(max_error(decode_in_tiles(latents, {16, 4}, 8, decode), decode(latents)) <= 1e-5);
  CHECK(max_error(decode_in_tiles(latents, {64, 16}, 8, decode), decode(latents)) == 0);
}

// The norms and the attention of the decoder see a tile, not the picture: how much that changes depends on
// the weights. Random ones show that it is no more than a shade.
TEST_CASE("Tiled decoding is nearly the whole one") {
  const c10::InferenceMode inference;
  RandomWeights source("vae");
  const AutoencoderKL autoencoder(Weights(source), tiny_autoencoder());
  NoiseSource noise({3});
  const at::Tensor latents = noise.randn({1, 4, 40, 24});
  const auto decode = [&](const at::Tensor& x) { return autoencoder.decode(x, {}); };
  const at::Tensor difference = decode_in_tiles(latents, {24, 8}, 8, decode) - decode(latents);
  CHECK(difference.abs().mean().item<double>() < 0.02);
  CHECK(difference.abs().max().item<double>() < 0.25);  // 0.207, of values in about -1..1
}

TEST_CASE("A run in which the networks take turns gives the same picture") {
  const std::optional<Networks> loaded = networks(tiny_sd());
  if (!loaded) return;
  int built = 0;
  const Networks lazy = {loaded->tokenizer,
                         loaded->pad_token,
                         loaded->text_encoder,
                         {loaded->unet.config(),
                          [&] {
                            ++built;
                            return *loaded->unet;
                          }},
                         loaded->autoencoder,
                         loaded->scheduler};
  SamplingOptions options;
  options.steps = 2;
  const auto picture = [&](const Networks& used, bool takes_turns) {
    NoiseSource noise({7});
    Progress progress;
    Run run{used, options, noise, progress};
    run.takes_turns = takes_turns;
    return text_to_image(run, {64, 64});
  };
  const at::Tensor expected = picture(*loaded, false);
  CHECK(at::equal(picture(lazy, true), expected));
  CHECK(at::equal(picture(lazy, true), expected));
  CHECK(built == 2);
}

TEST_CASE("Previews are small pictures") {
  const at::Tensor rgb = latents_to_rgb(at::randn({1, 4, 8, 12}) * 5);
  CHECK(rgb.sizes() == at::IntArrayRef({1, 3, 8, 12}));
  CHECK(rgb.min().item<float>() >= 0);
  CHECK(rgb.max().item<float>() <= 1);
}

}  // namespace pentimento::diffusion
