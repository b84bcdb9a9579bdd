#include "engine/diffusion_backend.h"

#include <opencv2/core/utility.hpp>
#include <utility>

#include "base/error.h"
#include "engine/context_region.h"
#include "engine/memory_plan.h"
#include "engine/sampling_plan.h"

namespace pentimento::engine {

namespace {
constexpr double kLoaded = 0.02;  // of one candidate's progress

void check_device(const GenerationOptions& options) {
  if (options.device == "cuda") {
    throw Error(ErrorCode::Usage,
                "This build of Pentimento runs models on the processor only: use the device cpu or auto.");
  }
  if (options.dtype != "auto" && options.dtype != "fp32") {
    throw Error(ErrorCode::Usage, "On the processor this build of Pentimento computes in fp32 only, not in " +
                                      options.dtype + ": use the dtype fp32 or auto.");
  }
}

bool selects_everything(const cv::Mat& mask) {
  return cv::countNonZero(mask) == static_cast<int>(mask.total());
}
}  // namespace

DiffusionBackend::DiffusionBackend(ModelList models, LoadModel load)
    : models_(std::move(models)), load_(std::move(load)) {}

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

BackendPlan DiffusionBackend::plan(const EditRequest& request) {
  check_device(request.generation);
  const ModelInfo model = model_for(request.generation, request.operation);
  BackendPlan plan{model.needs(), request.generation};
  const Size region = context_region(request, plan.context).size();
  const bool own_size = request.raw || request.operation == Operation::Generate;
  const Size size =
      own_size ? rounded_to_unit(region, plan.context.size_unit) : working_size(region, plan.context);
  check_memory(memory_plan(model, size), size);
  plan.generation.model = model.id.empty() ? model.path.string() : model.id;
  plan.generation.model_hash = model.hash;
  return plan;
}

DiffusionModel& DiffusionBackend::loaded(const ModelInfo& model, const GenerationOptions& options) {
  const ModelSource source{model.path,
                           options.config_folder,
                           models_.tiny_autoencoder(),
                           installed_clip_merges(),
                           options.fast_decoding,
                           cv::getNumThreads(),
                           model.hash};
  if (model_ && source == source_) return *model_;
  model_.reset();  // never two models in memory
  model_ = load_(source);
  source_ = source;
  return *model_;
}

cv::Mat DiffusionBackend::run(const BackendJob& job, Progress& progress, const PreviewSink& preview) {
  progress.update(0);
  const ModelInfo info = model_for(job.generation, job.operation);
  const Sampling sampling = sampling_for(job, info);
  DiffusionModel& model = loaded(info, job.generation);
  progress.update(kLoaded);
  Progress running = progress.part(kLoaded, 1);
  if (job.operation == Operation::Generate) {
    return model.text_to_image({job.picture.cols, job.picture.rows}, sampling, running, preview);
  }
  const bool whole = job.operation == Operation::Vary && selects_everything(job.mask);
  if (whole && !info.inpainting) return model.image_to_image(job.picture, sampling, running, preview);
  return model.inpaint(job.picture, job.mask, sampling, running, preview);
}

}  // namespace pentimento::engine
