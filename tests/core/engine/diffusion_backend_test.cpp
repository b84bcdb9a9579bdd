#include "engine/diffusion_backend.h"

#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "engine/edit_frame.h"
#include "engine/recipe.h"
#include "engine/run_request.h"
#include "tests/catch.h"
#include "tests/core/engine/backend_contract.h"
#include "tests/core/engine/pictures.h"
#include "tests/core/weights/checkpoints.h"

using namespace pentimento;
using namespace pentimento::engine;

namespace {
/// What the scripted model was asked for.
struct Asked {
  int loads = 0;
  ModelSource source;
  compute::RunPlan plan;  ///< what the model says that it did
  std::string pipeline;
  Sampling sampling;
  cv::Mat picture, mask;
  Size size;
};

class ScriptedModel : public DiffusionModel {
 public:
  explicit ScriptedModel(Asked& asked) : asked_(asked) {}

  cv::Mat text_to_image(Size size, const Sampling& sampling, Progress& progress,
                        const PreviewSink&) override {
    return made("text to image", cv::Mat(size.height, size.width, CV_32FC3, cv::Scalar::all(0)), sampling,
                progress);
  }
  cv::Mat image_to_image(const cv::Mat& picture, const Sampling& sampling, Progress& progress,
                         const PreviewSink&) override {
    return made("image to image", picture, sampling, progress);
  }
  cv::Mat inpaint(const cv::Mat& picture, const cv::Mat& mask, const Sampling& sampling, Progress& progress,
                  const PreviewSink&) override {
    asked_.mask = mask;
    return made("inpaint", picture, sampling, progress);
  }

  compute::RunPlan last_plan() const override { return asked_.plan; }

 private:
  cv::Mat made(const std::string& pipeline, const cv::Mat& picture, const Sampling& sampling,
               Progress& progress) {
    asked_.pipeline = pipeline;
    asked_.sampling = sampling;
    asked_.picture = picture;
    asked_.size = {picture.cols, picture.rows};
    for (int step = 1; step <= 5; ++step) progress.update(step / 5.0);
    cv::Mat result(picture.size(), CV_32FC3,
                   cv::Scalar::all(0.5 + 0.001 * static_cast<double>(sampling.seed % 100)));
    return result;
  }

  Asked& asked_;
};

/// A list with one tiny checkpoint of native size 512.
struct Setup {
  weights::test::TemporaryFolder folder;
  ModelList list{folder.path() / "data"};
  Asked asked;
  compute::Machine machine = {64'000'000'000, 0, false};
  std::unique_ptr<DiffusionBackend> backend = make();

  explicit Setup(int in_channels = 4) {
    weights::test::Model model = weights::test::tiny_sd1();
    model.unet.in_channels = in_channels;
    write_folder(folder.path() / "tiny", model);
    list.add(folder.path() / "tiny");
  }

  std::unique_ptr<DiffusionBackend> make() {
    const auto load = [this](const ModelSource& source) {
      ++asked.loads;
      asked.source = source;
      return std::make_unique<ScriptedModel>(asked);
    };
    return std::make_unique<DiffusionBackend>(list, load, [this] { return machine; });
  }

  Candidate run(const EditRequest& request) {
    Progress progress;
    return run_edit(request, *backend, progress);
  }
};

EditRequest request_of(Operation operation, Size size = {300, 200}) {
  EditRequest request;
  request.operation = operation;
  request.generation.prompt = "a boat";
  if (operation == Operation::Generate) {
    request.size = {320, 200};
    return request;
  }
  request.image = noise_picture(size);
  request.mask = rect_mask(size, {100, 60, 40, 40});
  if (operation == Operation::Extend) request.margins = {64, 0, 0, 0};
  return request;
}

ErrorCode code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("no error");
  std::abort();
}
}  // namespace

TEST_CASE("Diffusion backend: each operation goes to its pipeline") {
  Setup s;
  s.run(request_of(Operation::Add));
  CHECK(s.asked.pipeline == "inpaint");
  CHECK(s.asked.sampling.strength == 1);
  CHECK(s.asked.sampling.prompt == "a boat");
  s.run(request_of(Operation::Extend));
  CHECK(s.asked.pipeline == "inpaint");
  CHECK(s.asked.sampling.strength == 0.9);
  s.run(request_of(Operation::Vary));
  CHECK(s.asked.pipeline == "inpaint");
  CHECK(s.asked.sampling.strength == 0.5);
  EditRequest whole = request_of(Operation::Vary);
  whole.mask = {};
  whole.strength = 0.25;
  s.run(whole);
  CHECK(s.asked.pipeline == "image to image");
  CHECK(s.asked.sampling.strength == 0.25);
  s.run(request_of(Operation::Generate));
  CHECK(s.asked.pipeline == "text to image");
  CHECK(s.asked.size == Size{320, 200});
  CHECK(s.asked.loads == 1);  // one model serves all
}

TEST_CASE("Diffusion backend: a model for inpainting starts from noise and always inpaints") {
  Setup s(9);
  s.run(request_of(Operation::Extend));
  CHECK(s.asked.sampling.strength == 1);
  EditRequest whole = request_of(Operation::Vary);
  whole.mask = {};
  s.run(whole);
  CHECK(s.asked.pipeline == "inpaint");
  CHECK(code_of([&] { s.run(request_of(Operation::Generate)); }) == ErrorCode::MissingWeights);
}

TEST_CASE("Diffusion backend: a small strength still makes a step") {
  Setup s;
  EditRequest request = request_of(Operation::Vary);
  for (const int steps : {1, 3, 20, 49, 1000}) {
    request.generation.steps = steps;
    request.strength = 0;
    s.run(request);
    CHECK(static_cast<int>(steps * s.asked.sampling.strength) == 1);
  }
}

TEST_CASE("Diffusion backend: the crop has the model's size, the mask whole latents around mask and ring") {
  Setup s;
  EditRequest request = request_of(Operation::Add, {3000, 2000});
  request.mask = rect_mask({3000, 2000}, {1000, 1000, 200, 200});
  request.ring = 8;
  const Candidate candidate = s.run(request);
  CHECK(s.asked.size == Size{512, 512});
  const cv::Rect box = cv::boundingRect(s.asked.mask);
  CHECK(box == cv::Rect(144, 144, 224, 224));  // 12 px around 156..356, then whole blocks of 8
  CHECK(candidate.changed == Rect{992, 992, 216, 216});
  CHECK(same_outside(candidate.image.pixels, request.image.pixels, candidate.changed));
}

TEST_CASE("Diffusion backend: raw runs at the region's own size with the mask as it is") {
  Setup s;
  EditRequest request = request_of(Operation::Add, {304, 200});
  request.context.kind = ContextChoice::Kind::Whole;
  request.raw = true;
  const Candidate candidate = s.run(request);
  CHECK(s.asked.size == Size{304, 200});
  CHECK(cv::boundingRect(s.asked.mask) == cv::Rect(100, 60, 40, 40));
  CHECK(candidate.changed == Rect{0, 0, 304, 200});
}

TEST_CASE("Diffusion backend: new canvas continues the colors of its border") {
  Setup s;
  EditRequest request = request_of(Operation::Extend);
  request.image.pixels = image::TiledImage({}, {300, 200});
  const std::vector<std::uint8_t> white(300 * 200 * 3, 255);
  request.image.pixels.write(request.image.pixels.bounds(), white.data(), 900);
  s.run(request);
  double least = 0;
  cv::minMaxLoc(s.asked.picture.reshape(1), &least);
  CHECK(least > 0.99);
}

TEST_CASE("Diffusion backend: Generate makes a picture of its own") {
  Setup s;
  const Candidate candidate = s.run(request_of(Operation::Generate));
  CHECK(candidate.image.size() == Size{320, 200});
  CHECK(candidate.changed == Rect{0, 0, 320, 200});
  CHECK(candidate.recipe.engine == "diffusion");
}

TEST_CASE("Diffusion backend: the recipe names the model and finds it again") {
  Setup s;
  const Candidate candidate = s.run(request_of(Operation::Generate));
  CHECK(candidate.recipe.generation.model == "tiny");
  CHECK(candidate.recipe.generation.model_hash.starts_with("xxh3-128:"));
  EditRequest again = recipe_from_json(recipe_to_json(candidate.recipe), {}, "r.json");
  CHECK(again.generation == candidate.recipe.generation);
  CHECK(again.size == Size{320, 200});
  again.generation.model = "another-id";  // the list of another day
  CHECK_NOTHROW(s.run(again));
  again.generation.model = "tiny";
  again.generation.model_hash = "xxh3-128:0";
  CHECK(code_of([&] { s.run(again); }) == ErrorCode::MissingWeights);
}

TEST_CASE("Diffusion backend: device, number format and decoding reach the model and the recipe") {
  Setup s;
  EditRequest request = request_of(Operation::Generate);
  BackendPlan plan = s.backend->plan(request);
  CHECK(plan.generation.device == "cpu");
  CHECK(plan.generation.dtype == "fp32");
  CHECK(plan.generation.decode == "whole");
  request.generation.dtype = "bf16";
  request.generation.decode = "tiled";
  s.asked.plan = {compute::Device::Cpu, compute::ComputeType::BFloat16, true, true, 0};
  const Candidate candidate = s.run(request);
  CHECK(s.asked.source.compute ==
        compute::Wishes{compute::Device::Cpu, compute::ComputeType::BFloat16, true});
  CHECK(candidate.recipe.generation.dtype == "bf16");
  CHECK(candidate.recipe.generation.decode == "tiled");
  CHECK(recipe_from_json(recipe_to_json(candidate.recipe), {}, "r.json").generation ==
        candidate.recipe.generation);
}

TEST_CASE("Diffusion backend: a CUDA device is used when there is one") {
  Setup s;
  s.machine.cuda_memory = 24'000'000'000;
  const BackendPlan plan = s.backend->plan(request_of(Operation::Generate));
  CHECK(plan.generation.device == "cuda");
  CHECK(plan.generation.dtype == "fp16");
}

TEST_CASE("Diffusion backend: the recipe says what was used when memory ran out") {
  Setup s;
  s.asked.plan = {compute::Device::Cpu, compute::ComputeType::Float32, true, true, 0};
  CHECK(s.run(request_of(Operation::Generate)).recipe.generation.decode == "tiled");
}

TEST_CASE("Diffusion backend: what cannot run is told before it starts") {
  Setup s;
  s.machine = {1'000'000'000, 0, false};
  EditRequest request = request_of(Operation::Add);
  request.generation.device = "cuda";
  CHECK(code_of([&] { s.run(request); }) == ErrorCode::Usage);
  request = request_of(Operation::Generate);
  request.size = {8192, 8192};
  CHECK(code_of([&] { s.run(request); }) == ErrorCode::OutOfMemory);
  CHECK(s.asked.loads == 0);
}

TEST_CASE("Engines: auto never sends Remove to a model and asks one for words") {
  EditRequest request;
  request.generation.prompt = "a boat";
  for (const auto& [operation, engine] :
       std::initializer_list<std::pair<Operation, const char*>>{{Operation::Remove, "patchmatch"},
                                                                {Operation::Add, "diffusion"},
                                                                {Operation::Extend, "diffusion"},
                                                                {Operation::Vary, "diffusion"},
                                                                {Operation::Generate, "diffusion"}}) {
    request.operation = operation;
    CHECK(automatic_engine(request) == engine);
    CHECK(choose_backend(built_in_backends(), request).id() == engine);
  }
  request.generation.prompt.clear();
  request.operation = Operation::Vary;
  CHECK(automatic_engine(request) == "patchmatch");
  request.generation.model = "tiny";
  CHECK(automatic_engine(request) == "diffusion");
  request.operation = Operation::Remove;
  request.engine = "diffusion";
  CHECK(code_of([&] { choose_backend(built_in_backends(), request); }) == ErrorCode::Usage);
}

TEST_CASE("Backend contract: diffusion with a scripted model") {
  Setup s;
  check_backend_contract([&] { return s.make(); });
}
