#include "diffusion/stable_diffusion.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <chrono>
#include <thread>

#include "base/error.h"
#include "diffusion/machine.h"
#include "diffusion/networks/state_dict_source.h"
#include "diffusion/pictures.h"
#include "diffusion/pipelines/pipelines.h"
#include "diffusion/preview_pace.h"

namespace pentimento::diffusion {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void set_threads(int threads) {
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  at::set_num_threads(threads > 0 ? threads : cores);
}

template <typename Network, typename Config>
LazyNetwork<Network> lazy(const weights::Network<Config>& part, const at::TensorOptions& options) {
  return {part.config, [part, options] {
            StateDictSource source(part.tensors, options);
            return Network(Weights(source), part.config);
          }};
}

ClipTokenizer tokenizer_of(const weights::Checkpoint& checkpoint, const ModelOptions& options) {
  if (checkpoint.tokenizer_folder) {
    const std::filesystem::path folder = *checkpoint.tokenizer_folder, merges = folder / "merges.txt";
    if (std::filesystem::exists(folder / "vocab.json") && std::filesystem::exists(merges))
      return ClipTokenizer::from_folder(folder);
    if (std::filesystem::exists(merges)) return ClipTokenizer(merges);
  }
  if (options.clip_merges.empty()) {
    throw Error(ErrorCode::MissingWeights, "The checkpoint " + checkpoint.description.path.string() +
                                               " carries no tokenizer, and CLIP's vocabulary (merges.txt) is "
                                               "not installed; run scripts/fetch-libtorch.");
  }
  return ClipTokenizer(options.clip_merges);
}

// The numbers of both must be the same ones; a tokenizer that has fewer than the text encoder is no problem.
ClipTokenizer fitting_tokenizer(const weights::Checkpoint& checkpoint, const ModelOptions& options) {
  ClipTokenizer tokenizer = tokenizer_of(checkpoint, options);
  const int known = checkpoint.text_encoder.config.vocab_size;
  if (tokenizer.largest_token() < known) return tokenizer;
  throw Error(ErrorCode::MissingWeights,
              "The tokenizer of the model " + checkpoint.description.path.string() +
                  " does not fit its text encoder, which knows " + std::to_string(known) +
                  " tokens and not " + std::to_string(tokenizer.largest_token() + 1) +
                  "; get the model again.");
}

Networks networks_of(const weights::Checkpoint& checkpoint, const ClipTokenizer& tokenizer,
                     const RunPlan& plan) {
  const at::TensorOptions options = tensor_options(plan.device, plan.compute_type);
  return {tokenizer,
          checkpoint.pad_token_id ? *checkpoint.pad_token_id : tokenizer.end_token(),
          lazy<ClipTextEncoder>(checkpoint.text_encoder, options),
          lazy<UNet>(checkpoint.unet, options),
          lazy<AutoencoderKL>(checkpoint.autoencoder,
                              tensor_options(plan.device, compute::autoencoder_type(plan))),
          checkpoint.scheduler};
}

Error out_of_memory() {
  return {ErrorCode::OutOfMemory,
          "There is not enough memory for this picture; close other programs or choose a smaller size."};
}

// oneDNN, below libtorch, says no more than this when memory is short; what it cannot do at all it calls a
// primitive descriptor. Seen with a limit on the address space (ulimit -v).
bool says_no_memory(const std::string& what) {
  for (const char* sign : {"not enough memory", "alloc", "out_of_memory"}) {
    if (what.find(sign) != std::string::npos) return true;
  }
  return what == "could not create a primitive" || what == "could not execute a primitive" ||
         what == "could not create a memory object";
}

// Foreign exceptions become an Error here and nowhere else in this module.
template <typename Function>
auto translated(const Function& function) {
  try {
    return function();
  } catch (const c10::OutOfMemoryError&) {
    throw out_of_memory();
  } catch (const std::bad_alloc&) {
    throw out_of_memory();
  } catch (const c10::Error& error) {
    // libtorch says so in words when the processor's memory is short.
    const std::string what = error.what_without_backtrace();
    if (says_no_memory(what)) throw out_of_memory();
    throw Error(ErrorCode::Internal, "The model could not be run: " + what.substr(0, what.find('\n')));
  } catch (const Error&) {
    throw;
  } catch (const std::exception& error) {
    if (says_no_memory(error.what())) throw out_of_memory();
    throw;
  }
}

}  // namespace

struct StableDiffusion::State {
  State(const std::filesystem::path& path, const ModelOptions& model_options)
      : options(model_options),
        checkpoint(weights::open_checkpoint(path, options.open)),
        size(compute::size_of(checkpoint.description)),
        machine(this_machine()),
        tokenizer(fitting_tokenizer(checkpoint, options)),
        placed(compute::make_plan(size, {}, machine, options.compute)),
        networks(networks_of(checkpoint, tokenizer, placed)) {
    if (options.tiny_autoencoder.empty()) return;
    tiny_checkpoint = weights::open_tiny_autoencoder(options.tiny_autoencoder);
    tiny.emplace(
        lazy<AutoencoderTiny>(*tiny_checkpoint, tensor_options(placed.device, ComputeType::Float32)));
  }

  ModelOptions options;
  weights::Checkpoint checkpoint;
  compute::ModelSize size;
  compute::Machine machine;
  ClipTokenizer tokenizer;
  RunPlan last = {};  ///< Of the last picture.
  RunPlan placed;     ///< Whose device and number format the networks have.
  Networks networks;
  std::optional<weights::Network<weights::TinyAutoencoderConfig>> tiny_checkpoint;
  std::optional<LazyNetwork<AutoencoderTiny>> tiny;

  void place(const RunPlan& plan) {
    if (plan.device == placed.device && plan.compute_type == placed.compute_type) return;
    networks = networks_of(checkpoint, tokenizer, plan);
    if (tiny)
      tiny.emplace(
          lazy<AutoencoderTiny>(*tiny_checkpoint, tensor_options(plan.device, ComputeType::Float32)));
    placed = plan;
  }

  RunPlan plan(Size picture) const { return compute::make_plan(size, picture, machine, options.compute); }

  void check_size(Size picture) const {
    const int unit = networks.pixels_per_latent();
    if (picture.empty() || picture.width % unit || picture.height % unit) {
      throw Error(ErrorCode::Usage, "Width and height must be multiples of " + std::to_string(unit) +
                                        ", not " + std::to_string(picture.width) + " by " +
                                        std::to_string(picture.height) + ".");
    }
    constexpr int kLargest = 8192;
    if (picture.width > kLargest || picture.height > kLargest) {
      throw Error(ErrorCode::Usage, "Width and height must be at most " + std::to_string(kLargest) + ".");
    }
  }

  StepSink previews(const PreviewSink& preview) const {
    if (!preview) return {};
    return [this, preview, start = Clock::now(), pace = PreviewPace(tiny.has_value())](
               const at::Tensor&, const at::Tensor& clean) mutable {
      const PreviewKind kind = pace.next(seconds_since(start));
      if (kind == PreviewKind::None) return;
      if (kind == PreviewKind::Linear) return preview(to_mat(latents_to_rgb(clean)));
      const Clock::time_point begin = Clock::now();
      const at::Tensor decoded = (*tiny)->decode(clean.narrow(0, 0, 1), {});
      preview(to_mat((decoded / 2 + 0.5).clamp(0, 1)));
      pace.spent(seconds_since(begin));
    };
  }

  template <typename Pipeline>
  cv::Mat run(Size picture, const SamplingOptions& sampling, Progress& progress, const PreviewSink& preview,
              const Pipeline& pipeline) {
    const c10::InferenceMode inference;
    set_threads(options.threads);  // another engine in the process may have changed it
    const RunPlan first = plan(picture);
    compute::check_fits(first, size, picture, machine);
    return compute::with_smaller_plans(
        first, [&](const RunPlan& p) { return compute::smaller(p, size, picture, machine); },
        [&](const RunPlan& p) {
          return translated([&] { return attempt(p, sampling, progress, preview, pipeline); });
        });
  }

  template <typename Pipeline>
  cv::Mat attempt(const RunPlan& plan, const SamplingOptions& sampling, Progress& progress,
                  const PreviewSink& preview, const Pipeline& pipeline) {
    place(plan);
    NoiseSource noise({sampling.seed});
    Run run{networks, sampling, noise, progress, previews(preview)};
    run.fast_decoder = options.fast_decoding && tiny ? &**tiny : nullptr;
    run.takes_turns = plan.takes_turns;
    run.tiled_decode = plan.tiled_decode;
    cv::Mat picture = to_mat(pipeline(run));
    last = plan;
    return picture;
  }
};

StableDiffusion::StableDiffusion(const std::filesystem::path& checkpoint, const ModelOptions& options) {
  const c10::InferenceMode inference;
  state_ = translated([&] { return std::make_unique<State>(checkpoint, options); });
}

StableDiffusion::~StableDiffusion() = default;
StableDiffusion::StableDiffusion(StableDiffusion&&) noexcept = default;
StableDiffusion& StableDiffusion::operator=(StableDiffusion&&) noexcept = default;

const weights::CheckpointDescription& StableDiffusion::description() const {
  return state_->checkpoint.description;
}

int StableDiffusion::size_unit() const {
  return state_->networks.pixels_per_latent();
}

RunPlan StableDiffusion::plan(Size size) const {
  return state_->plan(size);
}

const RunPlan& StableDiffusion::last_plan() const {
  return state_->last;
}

cv::Mat StableDiffusion::text_to_image(Size size, const SamplingOptions& options, Progress& progress,
                                       const PreviewSink& preview) const {
  state_->check_size(size);
  return state_->run(size, options, progress, preview,
                     [size](Run& run) { return diffusion::text_to_image(run, size); });
}

cv::Mat StableDiffusion::image_to_image(const cv::Mat& picture, const SamplingOptions& options,
                                        Progress& progress, const PreviewSink& preview) const {
  const Size size = {picture.cols, picture.rows};
  state_->check_size(size);
  return state_->run(size, options, progress, preview,
                     [&](Run& run) { return diffusion::image_to_image(run, to_tensor(picture) * 2 - 1); });
}

cv::Mat StableDiffusion::inpaint(const cv::Mat& picture, const cv::Mat& mask, const SamplingOptions& options,
                                 Progress& progress, const PreviewSink& preview) const {
  const Size size = {picture.cols, picture.rows};
  state_->check_size(size);
  if (mask.size() != picture.size())
    throw Error(ErrorCode::Usage, "The mask must be as large as the picture.");
  return state_->run(size, options, progress, preview, [&](Run& run) {
    return diffusion::inpaint(run, to_tensor(picture) * 2 - 1, mask_to_tensor(mask));
  });
}

}  // namespace pentimento::diffusion
