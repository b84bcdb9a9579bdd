#include "engine/patchmatch_backend.h"

#include "base/cv_rect.h"
#include "base/error.h"
#include "engine/patchmatch_options.h"
#include "patchmatch/patchmatch.h"

namespace pentimento::engine {

namespace {
constexpr double kDefaultStrength = 0.5;
constexpr double kDefaultShapeStrength = 0.1;  // of another format or a tile: the content stays

using SharedWork = std::shared_ptr<patchmatch::SharedWork>;

// What the candidates of a request share, if there are several.
SharedWork shared_work(std::any* kept) {
  if (kept == nullptr) return {};
  if (!kept->has_value()) *kept = patchmatch::make_shared_work();
  return std::any_cast<SharedWork>(*kept);
}

patchmatch::Wrap wrap_of(Tiling tiling) {
  return {tiling == Tiling::Horizontal || tiling == Tiling::Both,
          tiling == Tiling::Vertical || tiling == Tiling::Both};
}

cv::Mat varied(const BackendJob& job, patchmatch::Job crop, Progress& progress, const PreviewSink& preview) {
  const bool other_format = job.size != job.picture.size();
  if (other_format) {
    crop.hole = cv::Mat(job.picture.size(), CV_8U, cv::Scalar(255));
    crop.wanted = {};
  }
  const bool other_shape = other_format || job.tiling != Tiling::None;
  const double strength = job.strength.value_or(other_shape ? kDefaultShapeStrength : kDefaultStrength);
  return patchmatch::vary(crop, {strength, job.size, wrap_of(job.tiling)}, progress, preview);
}

}  // namespace

bool PatchMatchBackend::can(Operation operation) const {
  return operation == Operation::Remove || operation == Operation::Extend || operation == Operation::Vary;
}

BackendPlan PatchMatchBackend::plan(const EditRequest& request) {
  return {{.bytes = true}, request.generation, request.repaint};
}

cv::Mat PatchMatchBackend::run(const BackendJob& job, Progress& progress, const PreviewSink& preview) {
  const patchmatch::Job crop{job.picture,
                             job.mask,
                             job.seed,
                             job.transparent,
                             patchmatch_options(job.fill, job.sources),
                             cv_rect(job.wanted),
                             shared_work(job.kept)};
  switch (job.operation) {
    case Operation::Remove:
      return patchmatch::fill(crop, progress, preview);
    case Operation::Extend:
      return patchmatch::extend(crop, progress, preview);
    case Operation::Vary:
      return varied(job, crop, progress, preview);
    case Operation::Add:
    case Operation::Repaint:
    case Operation::Generate:
    case Operation::Place:
      break;
  }
  throw Error(ErrorCode::Internal, "The built-in engine was asked for something that it cannot do.");
}

}  // namespace pentimento::engine
