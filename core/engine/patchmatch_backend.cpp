#include "engine/patchmatch_backend.h"

#include "base/error.h"
#include "patchmatch/patchmatch.h"

namespace pentimento::engine {

namespace {
constexpr double kDefaultStrength = 0.5;
}

bool PatchMatchBackend::can(Operation operation) const {
  return operation == Operation::Remove || operation == Operation::Extend || operation == Operation::Vary;
}

cv::Mat PatchMatchBackend::run(const BackendJob& job, Progress& progress, const PreviewSink& preview) {
  const patchmatch::Job crop{job.picture, job.mask, job.seed, job.transparent};
  switch (job.operation) {
    case Operation::Remove:
      return patchmatch::fill(crop, progress, preview);
    case Operation::Extend:
      return patchmatch::extend(crop, progress, preview);
    case Operation::Vary:
      return patchmatch::vary(crop, job.strength.value_or(kDefaultStrength), progress, preview);
    case Operation::Add:
    case Operation::Generate:
    case Operation::Place:
      break;
  }
  throw Error(ErrorCode::Internal, "The built-in engine was asked for something that it cannot do.");
}

}  // namespace pentimento::engine
