#include "diffusion/stable_diffusion.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <chrono>
#include <thread>

#include "base/error.h"
#include "diffusion/networks/state_dict_source.h"
#include "diffusion/pictures.h"
#include "diffusion/pipelines/pipelines.h"

namespace pentimento::diffusion {
namespace {

using Clock = std::chrono::steady_clock;

// Often enough to see the picture grow; seldom enough to cost nothing.
constexpr std::chrono::milliseconds kPreviewInterval{500};

template <typename Network, typename Config>
Network built(const weights::Network<Config>& part) {
  StateDictSource source(part.tensors);
  return Network(Weights(source), part.config);
}

ClipTokenizer tokenizer_of(const weights::Checkpoint& checkpoint, const ModelOptions& options) {
  if (checkpoint.tokenizer_folder) return ClipTokenizer::from_folder(*checkpoint.tokenizer_folder);
  if (options.clip_merges.empty()) {
    throw Error(ErrorCode::MissingWeights, "The checkpoint " + checkpoint.description.path.string() +
                                               " carries no tokenizer, and CLIP's vocabulary (merges.txt) is "
                                               "not installed; run scripts/fetch-libtorch.");
  }
  return ClipTokenizer(options.clip_merges);
}

Networks networks_of(const weights::Checkpoint& checkpoint, const ModelOptions& options) {
  return {tokenizer_of(checkpoint, options),
          checkpoint.pad_token_id,
          built<ClipTextEncoder>(checkpoint.text_encoder),
          built<UNet>(checkpoint.unet),
          built<AutoencoderKL>(checkpoint.autoencoder),
          checkpoint.scheduler};
}

// Foreign exceptions become an Error here and nowhere else in this module.
template <typename Function>
auto translated(const Function& function) {
  try {
    return function();
  } catch (const c10::OutOfMemoryError&) {
    throw Error(ErrorCode::OutOfMemory, "There is not enough memory for this picture; choose a smaller one.");
  } catch (const c10::Error& error) {
    // libtorch says so in words when the processor's memory is short.
    const std::string what = error.what_without_backtrace();
    if (what.find("not enough memory") != std::string::npos || what.find("alloc") != std::string::npos) {
      throw Error(ErrorCode::OutOfMemory,
                  "There is not enough memory for this picture; choose a smaller one.");
    }
    throw Error(ErrorCode::Internal, "The model could not be run: " + what.substr(0, what.find('\n')));
  }
}

}  // namespace

struct StableDiffusion::State {
  weights::CheckpointDescription description;
  Networks networks;
  std::optional<AutoencoderTiny> tiny;
  bool fast_decoding = false;

  void check_size(Size size) const {
    const int unit = networks.pixels_per_latent();
    if (size.empty() || size.width % unit || size.height % unit) {
      throw Error(ErrorCode::Usage, "Width and height must be multiples of " + std::to_string(unit) +
                                        ", not " + std::to_string(size.width) + " by " +
                                        std::to_string(size.height) + ".");
    }
    constexpr int kLargest = 8192;
    if (size.width > kLargest || size.height > kLargest) {
      throw Error(ErrorCode::Usage, "Width and height must be at most " + std::to_string(kLargest) + ".");
    }
  }

  StepSink previews(const PreviewSink& preview) const {
    if (!preview) return {};
    return [this, preview, last = Clock::time_point()](const at::Tensor&, const at::Tensor& clean) mutable {
      if (Clock::now() - last < kPreviewInterval) return;
      preview(to_mat(tiny ? (tiny->decode(clean, {}) / 2 + 0.5).clamp(0, 1) : latents_to_rgb(clean)));
      last = Clock::now();
    };
  }

  template <typename Pipeline>
  cv::Mat run(const SamplingOptions& options, Progress& progress, const PreviewSink& preview,
              const Pipeline& pipeline) const {
    return translated([&] {
      NoiseSource noise({options.seed});
      Run run{networks, options, noise, progress, previews(preview)};
      run.fast_decoder = fast_decoding && tiny ? &*tiny : nullptr;
      return to_mat(pipeline(run));
    });
  }
};

StableDiffusion::StableDiffusion(const std::filesystem::path& checkpoint, const ModelOptions& options) {
  const c10::InferenceMode inference;
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  at::set_num_threads(options.threads > 0 ? options.threads : cores);
  const weights::Checkpoint opened = weights::open_checkpoint(checkpoint, options.open);
  state_ = translated([&] {
    return std::make_unique<State>(
        State{opened.description, networks_of(opened, options), {}, options.fast_decoding});
  });
  if (!options.tiny_autoencoder.empty()) {
    state_->tiny = built<AutoencoderTiny>(weights::open_tiny_autoencoder(options.tiny_autoencoder));
  }
}

StableDiffusion::~StableDiffusion() = default;
StableDiffusion::StableDiffusion(StableDiffusion&&) noexcept = default;
StableDiffusion& StableDiffusion::operator=(StableDiffusion&&) noexcept = default;

const weights::CheckpointDescription& StableDiffusion::description() const {
  return state_->description;
}

int StableDiffusion::size_unit() const {
  return state_->networks.pixels_per_latent();
}

cv::Mat StableDiffusion::text_to_image(Size size, const SamplingOptions& options, Progress& progress,
                                       const PreviewSink& preview) const {
  state_->check_size(size);
  return state_->run(options, progress, preview,
                     [size](Run& run) { return diffusion::text_to_image(run, size); });
}

cv::Mat StableDiffusion::image_to_image(const cv::Mat& picture, const SamplingOptions& options,
                                        Progress& progress, const PreviewSink& preview) const {
  state_->check_size({picture.cols, picture.rows});
  return state_->run(options, progress, preview,
                     [&](Run& run) { return diffusion::image_to_image(run, to_tensor(picture) * 2 - 1); });
}

cv::Mat StableDiffusion::inpaint(const cv::Mat& picture, const cv::Mat& mask, const SamplingOptions& options,
                                 Progress& progress, const PreviewSink& preview) const {
  state_->check_size({picture.cols, picture.rows});
  if (mask.size() != picture.size())
    throw Error(ErrorCode::Usage, "The mask must be as large as the picture.");
  return state_->run(options, progress, preview, [&](Run& run) {
    return diffusion::inpaint(run, to_tensor(picture) * 2 - 1, mask_to_tensor(mask));
  });
}

}  // namespace pentimento::diffusion
