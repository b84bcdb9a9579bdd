// The built-in painter as a backend: Repaint, with no network and no weights. In a medium (core/painterly),
// or with the brush and palette of another picture (core/patchmatch).
#pragma once

#include "engine/edit_backend.h"

namespace pentimento::engine {

class PainterlyBackend : public EditBackend {
 public:
  std::string id() const override { return "painterly"; }
  bool can(Operation operation) const override { return operation == Operation::Repaint; }
  /// Also throws Error(Usage) when there is no such style, Error(BadFile) when the style picture is not the
  /// one of the request's hash.
  BackendPlan plan(const EditRequest& request) override;
  cv::Mat run(const BackendJob& job, Progress& progress, const PreviewSink& preview) override;

 private:
  RepaintOptions style_of_;  // what style_ is
  cv::Mat style_;            // CV_32FC3 sRGB; the picture that was painted like last
};

}  // namespace pentimento::engine
