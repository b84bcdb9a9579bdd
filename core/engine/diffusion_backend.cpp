#include "engine/diffusion_backend.h"

#include <utility>

#include "base/error.h"

namespace pentimento::engine {

struct DiffusionBackend::State {
  ModelList models;
};

DiffusionBackend::DiffusionBackend(ModelList models)
    : state_(std::make_unique<State>(State{std::move(models)})) {}

DiffusionBackend::~DiffusionBackend() = default;

BackendPlan DiffusionBackend::plan(const EditRequest& request) {
  const GenerationOptions& wanted = request.generation;
  const ModelInfo model = state_->models.find(wanted.model, request.operation, wanted.config_folder);
  BackendPlan plan{model.needs(), wanted};
  plan.generation.model = model.id.empty() ? model.path.string() : model.id;
  plan.generation.model_hash = model.hash;
  return plan;
}

cv::Mat DiffusionBackend::run(const BackendJob&, Progress&, const PreviewSink&) {
  throw Error(
      ErrorCode::MissingWeights,
      "This build of Pentimento has no diffusion engine, so it cannot run models: install one with it, "
      "or use the built-in engine.");
}

}  // namespace pentimento::engine
