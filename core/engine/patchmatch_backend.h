// The built-in engine (core/patchmatch) as a backend: no network, no weights, always there.
#pragma once

#include "engine/edit_backend.h"

namespace pentimento::engine {

class PatchMatchBackend : public EditBackend {
 public:
  std::string id() const override { return "patchmatch"; }
  bool can(Operation operation) const override;
  BackendPlan plan(const EditRequest& request) override;
  /// Remove and Extend: patchmatch::fill; Vary: patchmatch::vary.
  cv::Mat run(const BackendJob& job, Progress& progress, const PreviewSink& preview) override;
};

}  // namespace pentimento::engine
