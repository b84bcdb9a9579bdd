#include "engine/diffusion_backend.h"

#include <opencv2/core/utility.hpp>
#include <utility>

#include "base/error.h"
#include "engine/context_region.h"
#include "engine/model_plan.h"
#include "engine/sampling_plan.h"
#include "engine/variation.h"

namespace pentimento::engine {

namespace {
constexpr double kLoaded = 0.02;  // of one candidate's progress

bool selects_everything(const cv::Mat& mask) {
  return cv::countNonZero(mask) == static_cast<int>(mask.total());
}
}  // namespace

DiffusionBackend::DiffusionBackend(ModelList models, LoadModel load,
                                   std::function<compute::Machine()> machine)
    : models_(std::move(models)), load_(std::move(load)), machine_(std::move(machine)) {}

DiffusionBackend::~DiffusionBackend() = default;

/// A recipe names its model by content; it may have another id or path today.
ModelInfo DiffusionBackend::model_for(const GenerationOptions& wanted, Operation operation) const {
  if (!wanted.model_hash.empty()) {
    for (ModelInfo& model : models_.models()) {
      if (model.hash == wanted.model_hash && model.can(operation)) return std::move(model);
    }
  }
  ModelInfo model = models_.find(wanted.model, operation, wanted.config_folder);
  if (wanted.model_hash.empty() || wanted.model_hash == model.hash) return model;
  throw Error(ErrorCode::MissingWeights,
              "The model \"" + model.path.string() +
                  "\" is not the one that this was made with: add that one to the list of models.");
}

bool DiffusionBackend::Resolved::is_of(const GenerationOptions& options, Operation wanted) const {
  return options.model == model && options.model_hash == model_hash &&
         options.config_folder == config_folder && wanted == operation;
}

DiffusionBackend::Resolved DiffusionBackend::resolve(const GenerationOptions& wanted,
                                                     Operation operation) const {
  Resolved resolved;
  resolved.info = model_for(wanted, operation);
  resolved.tiny_autoencoder = models_.tiny_autoencoder();
  resolved.model = resolved.info.id.empty() ? resolved.info.path.string() : resolved.info.id;
  resolved.model_hash = resolved.info.hash;
  resolved.config_folder = wanted.config_folder;
  resolved.operation = operation;
  return resolved;
}

BackendPlan DiffusionBackend::plan(const EditRequest& request) {
  if (changes_format(request) || request.tiling != Tiling::None) {
    throw Error(
        ErrorCode::Usage,
        "Another format and seamless tiles are made by the built-in engine, which takes neither words "
        "nor a model.");
  }
  resolved_ = resolve(request.generation, request.operation);
  const ModelInfo& model = resolved_->info;
  BackendPlan plan{model.needs(), request.generation};
  const Size region = context_region(request, plan.context).size();
  const bool own_size = request.raw || request.operation == Operation::Generate;
  const Size size =
      own_size ? rounded_to_unit(region, plan.context.size_unit) : working_size(region, plan.context);
  const compute::Machine machine = machine_();
  const compute::RunPlan run = run_plan(model, size, machine, request.generation);
  compute::check_fits(run, model.size, size, machine);
  plan.generation = with_plan(with_defaults(std::move(plan.generation), model), run);
  plan.generation.model = resolved_->model;
  plan.generation.model_hash = resolved_->model_hash;
  return plan;
}

DiffusionModel& DiffusionBackend::loaded(const Resolved& resolved, const GenerationOptions& options) {
  const ModelSource source{resolved.info.path,      options.config_folder, resolved.tiny_autoencoder,
                           installed_clip_merges(), options.fast_decoding, cv::getNumThreads(),
                           wishes_of(options),      resolved.info.hash};
  if (model_ && source == source_) return *model_;
  model_.reset();  // never two models in memory
  model_ = load_(source);
  source_ = source;
  return *model_;
}

GenerationOptions DiffusionBackend::made_with(const BackendJob& job) const {
  return model_ ? with_plan(job.generation, model_->last_plan()) : job.generation;
}

cv::Mat DiffusionBackend::run(const BackendJob& job, Progress& progress, const PreviewSink& preview) {
  progress.update(0);
  if (!resolved_ || !resolved_->is_of(job.generation, job.operation)) {
    resolved_ = resolve(job.generation, job.operation);
  }
  const ModelInfo& info = resolved_->info;
  const Sampling sampling = sampling_for(job, info);
  DiffusionModel& model = loaded(*resolved_, job.generation);
  progress.update(kLoaded);
  Progress running = progress.part(kLoaded, 1);
  if (job.operation == Operation::Generate) {
    return model.text_to_image({job.picture.size().width, job.picture.size().height}, sampling, running,
                               preview);
  }
  const bool whole = job.operation == Operation::Vary && selects_everything(job.mask.whole());
  if (whole && !info.inpainting) return model.image_to_image(job.picture.whole(), sampling, running, preview);
  return model.inpaint(job.picture.whole(), job.mask.whole(), sampling, running, preview);
}

}  // namespace pentimento::engine
