#include "engine/patchmatch_backend.h"

#include "patchmatch/patchmatch.h"

namespace pentimento::engine {

cv::Mat PatchMatchBackend::run(const BackendJob& job, Progress& progress, const PreviewSink& preview) {
  const patchmatch::Job fill{job.picture, job.mask, job.seed};
  if (job.operation == Operation::Vary) return patchmatch::vary(fill, job.strength, progress, preview);
  return patchmatch::fill(fill, progress, preview);
}

}  // namespace pentimento::engine
