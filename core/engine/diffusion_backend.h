// Checkpoints of Stable Diffusion as a backend: Add, Extend, Vary and Generate from words.
#pragma once

#include <memory>

#include "engine/diffusion_model.h"
#include "engine/edit_backend.h"
#include "engine/machine.h"
#include "engine/models.h"

namespace pentimento::engine {

/// Takes models from the person's list. The code that runs them lies in a library of its own
/// (lib/pentimento/libpentimento_diffusion.so), which is opened with the first job; a loaded model is kept
/// for the next job, one at a time.
class DiffusionBackend : public EditBackend {
 public:
  explicit DiffusionBackend(ModelList models = ModelList(), LoadModel load = load_installed_model,
                            std::function<compute::Machine()> machine = this_machine);
  ~DiffusionBackend() override;

  std::string id() const override { return "diffusion"; }
  bool can(Operation operation) const override {
    return operation != Operation::Remove && operation != Operation::Place && operation != Operation::Repaint;
  }
  BackendPlan plan(const EditRequest& request) override;
  cv::Mat run(const BackendJob& job, Progress& progress, const PreviewSink& preview) override;
  GenerationOptions made_with(const BackendJob& job) const override;

 private:
  /// What a job runs, found once for all its candidates.
  struct Resolved {
    std::string model, model_hash, config_folder;  ///< as the job's options name it
    Operation operation = Operation::Generate;
    ModelInfo info;
    std::filesystem::path tiny_autoencoder;

    bool is_of(const GenerationOptions& options, Operation wanted) const;
  };
  ModelInfo model_for(const GenerationOptions& wanted, Operation operation) const;
  Resolved resolve(const GenerationOptions& wanted, Operation operation) const;
  DiffusionModel& loaded(const Resolved& resolved, const GenerationOptions& options);

  ModelList models_;
  LoadModel load_;
  std::function<compute::Machine()> machine_;
  std::optional<Resolved> resolved_;  ///< of the last plan()
  ModelSource source_;
  std::unique_ptr<DiffusionModel> model_;
};

}  // namespace pentimento::engine
