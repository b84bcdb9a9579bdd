// Puts a placed picture into the one that is edited and makes it fit (core/harmony): no network, no weights.
#pragma once

#include "engine/edit_backend.h"

namespace pentimento::engine {

class PlaceBackend : public EditBackend {
 public:
  std::string id() const override { return "place"; }
  bool can(Operation operation) const override { return operation == Operation::Place; }
  /// The thing and, under it, its shadow: CV_32FC4, see EditBackend::run().
  cv::Mat run(const BackendJob& job, Progress& progress, const PreviewSink& preview) override;
};

}  // namespace pentimento::engine
