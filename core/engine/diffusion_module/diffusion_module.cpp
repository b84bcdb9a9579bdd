// The diffusion library: core/diffusion behind the interface that core/engine knows. The only file of this
// module that sees core/diffusion, and with it libtorch.
#include <memory>

#include "base/error.h"
#include "diffusion/machine.h"
#include "diffusion/stable_diffusion.h"
#include "engine/diffusion_model.h"

namespace pentimento::engine {
namespace {

diffusion::ModelOptions options_of(const ModelSource& source) {
  diffusion::ModelOptions options;
  if (!source.config_folder.empty()) options.open.config_folder = source.config_folder;
  std::error_code ignored;
  if (std::filesystem::exists(source.clip_merges, ignored)) options.clip_merges = source.clip_merges;
  options.tiny_autoencoder = source.tiny_autoencoder;
  options.fast_decoding = source.fast_decoding;
  options.threads = source.threads;
  options.compute = source.compute;
  return options;
}

diffusion::SamplingOptions options_of(const Sampling& sampling) {
  diffusion::SamplingOptions options;
  options.prompt = sampling.prompt;
  options.negative_prompt = sampling.negative_prompt;
  options.steps = sampling.steps;
  options.guidance_scale = sampling.guidance_scale;
  options.strength = sampling.strength;
  options.seed = sampling.seed;
  if (!sampling.scheduler.empty()) options.scheduler = diffusion::scheduler_named(sampling.scheduler);
  return options;
}

class StableDiffusionModel : public DiffusionModel {
 public:
  explicit StableDiffusionModel(const ModelSource& source) : model_(source.path, options_of(source)) {}

  cv::Mat text_to_image(Size size, const Sampling& sampling, Progress& progress,
                        const PreviewSink& preview) override {
    return model_.text_to_image(size, options_of(sampling), progress, preview);
  }

  cv::Mat image_to_image(const cv::Mat& picture, const Sampling& sampling, Progress& progress,
                         const PreviewSink& preview) override {
    return model_.image_to_image(picture, options_of(sampling), progress, preview);
  }

  cv::Mat inpaint(const cv::Mat& picture, const cv::Mat& mask, const Sampling& sampling, Progress& progress,
                  const PreviewSink& preview) override {
    return model_.inpaint(picture, mask, options_of(sampling), progress, preview);
  }

  compute::RunPlan last_plan() const override { return model_.last_plan(); }

 private:
  diffusion::StableDiffusion model_;
};

}  // namespace
}  // namespace pentimento::engine

/// The caller owns the model.
extern "C" __attribute__((visibility("default"))) pentimento::engine::DiffusionModel*
pentimento_load_diffusion_model(const pentimento::engine::ModelSource& source) {
  return new pentimento::engine::StableDiffusionModel(source);
}

extern "C" __attribute__((visibility("default"))) void pentimento_describe_machine(
    pentimento::compute::Machine& machine) {
  machine = pentimento::diffusion::this_machine();
}
