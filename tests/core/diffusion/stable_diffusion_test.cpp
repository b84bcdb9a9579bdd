// The public face: checkpoints of both layouts from their files to the picture, plans, and bad input.
#include "diffusion/stable_diffusion.h"

#include <cmath>

#include "base/error.h"
#include "diffusion/pictures.h"
#include "diffusion/preview_pace.h"
#include "golden.h"
#include "model_configs.h"
#include "random_weights.h"
#include "tests/catch.h"
#include "tests/core/weights/checkpoints.h"

namespace pentimento::diffusion {
namespace {

namespace fs = std::filesystem;
using weights::test::TestTensor;

// The numbers of RandomWeights as a file holds them; OpenCLIP stacks q, k and v.
std::string random_bytes(const std::string& component, const TestTensor& tensor) {
  RandomWeights source(component);
  const auto named = [&](std::string name, std::vector<std::int64_t> shape) {
    const std::size_t q = name.find("q_proj");
    if (tensor.name.find("in_proj") == std::string::npos) return source.tensor(name, shape);
    shape.front() /= 3;
    std::vector<at::Tensor> stacked;
    for (const char* letter : {"q", "k", "v"}) {
      stacked.push_back(source.tensor(name.replace(q, 1, letter), shape));
    }
    return at::cat(stacked);
  };
  // Attention of the autoencoder is 1x1 convolutions in the original layout.
  std::vector<std::int64_t> shape = tensor.shape;
  if (tensor.name.find("attn_1") != std::string::npos && shape.size() == 4) shape.resize(2);
  at::Tensor values = named(tensor.source, shape).contiguous();
  if (tensor.dtype == weights::DType::F16) values = values.to(at::kHalf);
  const auto* bytes = static_cast<const char*>(values.const_data_ptr());
  return {bytes, static_cast<std::size_t>(values.nbytes())};
}

weights::test::Model tiny_model() {
  weights::test::Model model{tiny_unet(), tiny_autoencoder(), tiny_clip()};
  model.scheduler =
      R"({"_class_name":"PNDMScheduler","beta_start":0.00085,"beta_end":0.012,"beta_schedule":"scaled_linear",)"
      R"("clip_sample":false,"set_alpha_to_one":false,"skip_prk_steps":true,"steps_offset":1})";
  model.values = random_bytes;
  return model;
}

weights::test::Model tiny_sd2_model() {
  weights::test::Model model{tiny_sd2_unet(), tiny_autoencoder(), tiny_sd2_clip()};
  model.openclip = true;
  model.scheduler =
      R"({"_class_name":"DDIMScheduler","beta_start":0.00085,"beta_end":0.012,"beta_schedule":"scaled_linear",)"
      R"("clip_sample":false,"set_alpha_to_one":false,"skip_prk_steps":true,"steps_offset":1,)"
      R"("prediction_type":"v_prediction"})";
  model.values = random_bytes;
  return model;
}

bool have_vocabulary() {
  if (fs::exists(PENTIMENTO_CLIP_MERGES)) return true;
  WARN("Skipped: there is no CLIP vocabulary; run scripts/fetch-libtorch.");
  return false;
}

// A diffusers folder whose tokenizer holds the published merges; pad: the padding token of SD 2.x.
fs::path written_folder(const weights::test::TemporaryFolder& root, const weights::test::Model& model) {
  const fs::path folder = root.path() / "folder";
  weights::test::write_folder(folder, model);
  fs::remove(folder / "tokenizer" / "vocab.json");
  fs::copy_file(PENTIMENTO_CLIP_MERGES, folder / "tokenizer" / "merges.txt");
  if (model.openclip) root.write("folder/tokenizer/special_tokens_map.json", R"({"pad_token":"!"})");
  return folder;
}

ModelOptions test_options() {
  ModelOptions options;
  options.clip_merges = PENTIMENTO_CLIP_MERGES;
  options.compute.device = Device::Cpu;
  options.threads = 2;
  return options;
}

SamplingOptions golden_options() {
  SamplingOptions options;
  options.prompt = "a photograph of a red fox in the snow";
  options.negative_prompt = "blurry, low quality";
  options.steps = 4;
  return options;
}

cv::Mat picture_of(const fs::path& checkpoint, const ModelOptions& options,
                   const SamplingOptions& sampling = golden_options()) {
  Progress progress;
  return StableDiffusion(checkpoint, options).text_to_image({128, 128}, sampling, progress);
}

at::Tensor bytes_of(const cv::Mat& picture) {  // [1, h, w, 3]
  return (to_tensor(picture) * 255).round().to(at::kByte).permute({0, 2, 3, 1});
}

double mean_difference(const cv::Mat& a, const cv::Mat& b) {
  return (to_tensor(a) - to_tensor(b)).abs().mean().item<double>();
}

void check_both_layouts(const weights::test::Model& model, const std::string& golden_name) {
  const std::optional<Golden> golden = Golden::open(golden_name);
  if (!golden || !have_vocabulary()) return;
  const weights::test::TemporaryFolder root;
  const fs::path folder = written_folder(root, model);
  const cv::Mat from_folder = picture_of(folder, test_options());
  const at::Tensor expected = golden->entry("text2img/own_scheduler").output("image_uint8");
  CHECK(max_error(bytes_of(from_folder), expected) <= 1);

  const fs::path file = root.path() / "model.safetensors";
  weights::test::write_single_file(file, model);
  ModelOptions options = test_options();
  options.open.config_folder = folder;  // no published model is so small
  CHECK(mean_difference(picture_of(file, options), from_folder) == 0);
}

struct TinyModel {
  weights::test::TemporaryFolder root;
  fs::path folder = written_folder(root, tiny_model());
  StableDiffusion model{folder, test_options()};
};

ErrorCode code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    const std::string sentence = error.what();
    CHECK(sentence.size() > 20);
    CHECK(sentence.find('\n') == std::string::npos);
    return error.code();
  }
  return ErrorCode::Internal;
}

}  // namespace

TEST_CASE("SD 1.x gives the picture of diffusers from a folder and from a single file") {
  check_both_layouts(tiny_model(), "tiny-sd");
}

TEST_CASE("SD 2.x gives the picture of diffusers from a folder and from a single file") {
  check_both_layouts(tiny_sd2_model(), "tiny-sd2");
}

TEST_CASE("Half precision gives nearly the same picture") {
  if (!have_vocabulary()) return;
  const weights::test::TemporaryFolder root, half_root;
  const fs::path folder = written_folder(root, tiny_model());
  const cv::Mat exact = picture_of(folder, test_options());
  weights::test::Model half = tiny_model();
  half.dtype = weights::DType::F16;
  CHECK(mean_difference(picture_of(written_folder(half_root, half), test_options()), exact) < 0.02);
  ModelOptions options = test_options();
  options.compute.compute_type = ComputeType::BFloat16;
  const double difference = mean_difference(picture_of(folder, options), exact);
  CHECK(difference > 0);
  CHECK(difference < 0.1);
}

TEST_CASE("Nonsense is refused with a sentence before anything runs") {
  if (!have_vocabulary()) return;
  const TinyModel tiny;
  const auto code = [&](Size size, auto change) {
    SamplingOptions options;
    options.steps = 1;
    change(options);
    return code_of([&] {
      Progress progress;
      tiny.model.text_to_image(size, options, progress);
    });
  };
  const auto nothing = [](SamplingOptions&) {};
  const Size good = {64, 64};
  CHECK(code({0, 0}, nothing) == ErrorCode::Usage);
  CHECK(code({-8, 64}, nothing) == ErrorCode::Usage);
  CHECK(code({60, 64}, nothing) == ErrorCode::Usage);
  CHECK(code({100'000, 100'000}, nothing) == ErrorCode::Usage);
  CHECK(code(good, [](SamplingOptions& o) { o.steps = 0; }) == ErrorCode::Usage);
  CHECK(code(good, [](SamplingOptions& o) { o.guidance_scale = std::nan(""); }) == ErrorCode::Usage);
  CHECK(code(good, [](SamplingOptions& o) { o.strength = std::nan(""); }) == ErrorCode::Usage);
  CHECK(code(good, [](SamplingOptions& o) { o.prompt = std::string(1 << 20, 'x'); }) == ErrorCode::Usage);
  CHECK(code(good, [](SamplingOptions& o) { o.negative_prompt = "\xc3\x28"; }) == ErrorCode::Usage);
  CHECK(code_of([&] { StableDiffusion(tiny.root.path() / "nothing", test_options()); }) !=
        ErrorCode::Internal);
}

TEST_CASE("Pictures with invalid numbers and odd sizes come out whole") {
  if (!have_vocabulary()) return;
  const TinyModel tiny;
  SamplingOptions options;
  options.steps = 2;
  Progress progress;
  cv::Mat picture(72, 104, CV_32FC3, cv::Scalar(0.5, 2.0, std::nan("")));
  cv::Mat mask(picture.size(), CV_8UC1, cv::Scalar(0));
  mask(cv::Rect(20, 20, 30, 30)) = 255;
  int previews = 0;
  const cv::Mat result = tiny.model.inpaint(picture, mask, options, progress, [&](const cv::Mat& preview) {
    ++previews;
    CHECK(preview.size() == cv::Size(13, 9));
  });
  CHECK(result.size() == picture.size());
  CHECK(cv::checkRange(result, true, nullptr, 0, 1.0001));
  CHECK(previews > 0);
  CHECK(tiny.model.image_to_image(picture, options, progress).size() == picture.size());
}

TEST_CASE("Guidance of 1 asks the network once") {
  if (!have_vocabulary()) return;
  const TinyModel tiny;
  SamplingOptions with = golden_options(), without = golden_options();
  with.guidance_scale = without.guidance_scale = 1;
  without.negative_prompt = "anything else";
  Progress progress;
  CHECK(mean_difference(tiny.model.text_to_image({64, 64}, with, progress),
                        tiny.model.text_to_image({64, 64}, without, progress)) == 0);
}

TEST_CASE("Decoded previews take at most 3 percent of the run") {
  PreviewPace pace(true);
  double previews = 0, now = 0;
  int decoded = 0, linear = 0;
  for (int step = 0; step < 100; ++step) {
    now += 2;
    const PreviewKind kind = pace.next(now);
    if (kind == PreviewKind::Linear) ++linear;
    if (kind != PreviewKind::Decoded) continue;
    ++decoded;
    now += 0.3;
    previews += 0.3;
    pace.spent(0.3);
  }
  CHECK(decoded > 10);
  CHECK(linear > 10);
  CHECK(previews <= 0.03 * now);
  PreviewPace fast(false);
  CHECK(fast.next(0.1) == PreviewKind::Linear);
  CHECK(fast.next(0.2) == PreviewKind::None);
  CHECK(fast.next(0.7) == PreviewKind::Linear);
}

}  // namespace pentimento::diffusion
