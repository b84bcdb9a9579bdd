#include "engine/painterly_backend.h"

#include <algorithm>

#include "engine/style_picture.h"
#include "painterly/painterly.h"
#include "patchmatch/restyle.h"
#include "patchmatch/smooth_fill.h"

namespace pentimento::engine {

namespace {
constexpr double kDefaultStrength = 0.7;

painterly::Medium medium_of(const std::string& style) {
  using painterly::Medium;
  constexpr std::array<Medium, kMedia.size()> kPainters = {Medium::Watercolor, Medium::Oil, Medium::Gouache,
                                                           Medium::Ink};
  const auto found = std::find(kMedia.begin(), kMedia.end(), style);
  return kPainters.at(static_cast<std::size_t>(found - kMedia.begin()));
}

/// The picture with the colors around them where it is transparent: what lies there means nothing.
cv::Mat without_transparent(const BackendJob& job) {
  if (job.transparent.empty()) return job.picture.whole();
  return patchmatch::smooth_fill(job.picture.whole(), job.transparent == 0, cv::Scalar::all(1), Progress());
}
}  // namespace

BackendPlan PainterlyBackend::plan(const EditRequest& request) {
  if (!request.repaint.like_picture()) return EditBackend::plan(request);
  StylePicture style = read_style_picture(request.repaint);
  style_ = style.pixels;
  style_of_ = style.options;
  return {{}, request.generation, style.options};
}

cv::Mat PainterlyBackend::run(const BackendJob& job, Progress& progress, const PreviewSink& preview) {
  const cv::Mat picture = without_transparent(job);
  const double strength = job.strength.value_or(kDefaultStrength);
  if (!job.repaint.like_picture()) {
    const painterly::Job painting{.picture = picture,
                                  .medium = medium_of(job.repaint.style),
                                  .strength = strength,
                                  .detail = job.repaint.detail,
                                  .seed = job.seed,
                                  .full_side = job.full_side};
    return painterly::paint(painting, progress, preview);
  }
  if (job.repaint != style_of_) style_ = read_style_picture(style_of_ = job.repaint).pixels;
  return patchmatch::restyle({picture, style_, strength, job.seed}, progress, preview);
}

}  // namespace pentimento::engine
