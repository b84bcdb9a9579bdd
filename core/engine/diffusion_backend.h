// Checkpoints of Stable Diffusion as a backend: Add, Extend, Vary and Generate from words.
#pragma once

#include <memory>

#include "engine/diffusion_model.h"
#include "engine/edit_backend.h"
#include "engine/models.h"

namespace pentimento::engine {

/// Takes models from the person's list. The code that runs them lies in a library of its own
/// (lib/pentimento/libpentimento_diffusion.so), which is opened with the first job; a loaded model is kept
/// for the next job, one at a time.
class DiffusionBackend : public EditBackend {
 public:
  explicit DiffusionBackend(ModelList models = ModelList(), LoadModel load = load_installed_model);
  ~DiffusionBackend() override;

  std::string id() const override { return "diffusion"; }
  bool can(Operation operation) const override { return operation != Operation::Remove; }
  BackendPlan plan(const EditRequest& request) override;
  cv::Mat run(const BackendJob& job, Progress& progress, const PreviewSink& preview) override;

 private:
  ModelInfo model_for(const GenerationOptions& wanted, Operation operation) const;
  DiffusionModel& loaded(const ModelInfo& model, const GenerationOptions& options);

  ModelList models_;
  LoadModel load_;
  ModelSource source_;
  std::unique_ptr<DiffusionModel> model_;
};

}  // namespace pentimento::engine
