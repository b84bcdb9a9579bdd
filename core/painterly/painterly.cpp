#include "painterly/painterly.h"

#include <cmath>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "painterly/filters.h"
#include "painterly/sampling.h"
#include "painterly/sketch.h"

namespace pentimento::painterly {
namespace {

constexpr double kWorkingSide = 1280;  // px at which the whole picture is planned
constexpr double kPreviewSide = 256;   // px of the first preview
constexpr double kMostEnlarged = 2;    // small pictures are planned, and drawn, larger than they are
constexpr double kPlanShare = 0.5;     // of the progress bar

double unit_or(double v, double otherwise) {
  return std::isfinite(v) ? std::clamp(v, 0.0, 1.0) : otherwise;
}

cv::Size scaled(cv::Size size, double factor) {
  return {std::max(1, cvRound(size.width * factor)), std::max(1, cvRound(size.height * factor))};
}

int side_of(const Job& job) {
  return job.full_side > 0 ? job.full_side : std::max(job.picture.cols, job.picture.rows);
}

Sketch sketch_of(const Job& job, double factor) {
  Sketch sketch;
  sketch.picture = cv::min(
      cv::max(resized(job.picture, scaled(job.picture.size(), factor), Enlarging::Cubic, Progress()), 0), 1);
  const double detail = unit_or(job.detail, 0.5);
  sketch.unit = static_cast<float>(side_of(job) * factor / 1000 * std::pow(2.5, 1 - 2 * detail));
  sketch.looseness = static_cast<float>(unit_or(job.strength, 0.7));
  sketch.seed = hash(static_cast<std::uint32_t>(job.seed), static_cast<std::uint32_t>(job.seed >> 32), 0);
  return sketch;
}

std::unique_ptr<Painting> plan(Medium medium, const Sketch& sketch, Progress& progress) {
  switch (medium) {
    case Medium::Watercolor:
      return plan_watercolor(sketch, progress);
    case Medium::Gouache:
      return plan_gouache(sketch, progress);
    case Medium::Ink:
      return plan_ink(sketch, progress);
    case Medium::Oil:
      break;
  }
  return plan_oil(sketch, progress);
}

// The first strokes of strength let the picture through.
cv::Mat blended(const cv::Mat& picture, const cv::Mat& painted, double strength) {
  const double share = smoothstep(0, 0.35F, static_cast<float>(unit_or(strength, 0.7)));
  if (share >= 1) return painted;
  cv::Mat result;
  cv::addWeighted(painted, share, picture, 1 - share, 0, result);
  return result;
}

cv::Mat blended_at_its_size(const Job& job, const cv::Mat& painted) {
  return blended(resized(job.picture, painted.size(), Enlarging::Cubic, Progress()), painted, job.strength);
}

cv::Mat painted_at(const Job& job, double factor, Progress& progress) {
  const Sketch sketch = sketch_of(job, factor);
  Progress planning = progress.part(0, kPlanShare), drawing = progress.part(kPlanShare, 1);
  return plan(job.medium, sketch, planning)->drawn({sketch.picture.size(), 1}, drawing);
}

}  // namespace

cv::Mat paint(const Job& job, Progress& progress, const PreviewSink& preview) {
  if (job.picture.empty() || job.picture.type() != CV_32FC3) {
    throw Error(ErrorCode::Internal,
                "The painter was given a picture that it cannot read; please report this.");
  }
  progress.update(0);
  const int side = side_of(job);
  if (preview && side > kPreviewSide) {
    Progress quick = progress.part(0, 0.05);
    preview(blended_at_its_size(job, painted_at(job, kPreviewSide / side, quick)));
  }
  const double factor = std::min(kMostEnlarged, kWorkingSide / side), enlarged = std::max(1.0, factor);
  const Sketch sketch = sketch_of(job, factor);
  Progress planning = progress.part(0.05, kPlanShare);
  const std::unique_ptr<Painting> painting = plan(job.medium, sketch, planning);
  if (preview && factor < 1) {
    Progress small = progress.part(kPlanShare, kPlanShare + 0.1);
    preview(blended_at_its_size(job, painting->drawn({sketch.picture.size(), 1}, small)));
  }
  Progress drawing = progress.part(kPlanShare + 0.1, 0.97);
  const cv::Size size = scaled(job.picture.size(), enlarged);
  const cv::Mat painted = painting->drawn({size, static_cast<float>(enlarged / factor)}, drawing);
  cv::Mat result =
      blended(job.picture, resized(painted, job.picture.size(), Enlarging::Cubic, progress), job.strength);
  progress.update(1);
  return result;
}

}  // namespace pentimento::painterly
