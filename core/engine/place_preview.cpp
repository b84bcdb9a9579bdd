#include "engine/place_preview.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <opencv2/imgproc.hpp>

#include "base/cv_rect.h"
#include "engine/context_region.h"
#include "engine/place_backend.h"
#include "image/adapted.h"

namespace pentimento::engine {

namespace {
constexpr int kLongestSide = 1400;  // of the placed picture

image::Mask resized(const image::Mask& mask, Size size) {
  cv::Mat values;
  cv::resize(mask.crop(Rect::of(mask.size())), values, {size.width, size.height}, 0, 0, cv::INTER_AREA);
  image::Mask result(size);
  result.set(Rect::of(size), values);
  return result;
}

bool same(const image::TiledImage& a, const image::TiledImage& b) {
  return a.size() == b.size() && a.format() == b.format() && image::changed_tiles(a, b).empty();
}

cv::Mat to_bgra(const cv::Mat& layer) {
  cv::Mat bytes, bgra;
  layer.convertTo(bytes, CV_8U, 255);
  cv::cvtColor(bytes, bgra, cv::COLOR_RGBA2BGRA);
  return bgra;
}
}  // namespace

Placement with_small_picture(const Placement& placement, int longest_side, Progress& progress) {
  const Size size = placement.picture.size();
  const double factor = static_cast<double>(longest_side) / std::max(size.width, size.height);
  if (factor >= 1) return placement;
  Placement small = placement;
  small.picture = image::scaled(placement.picture, factor, progress);
  const Size now = small.picture.size();
  if (!placement.cut_out.size().empty()) small.cut_out = resized(placement.cut_out, now);
  small.transform.scale_x *= static_cast<double>(size.width) / now.width;
  small.transform.scale_y *= static_cast<double>(size.height) / now.height;
  return small;
}

struct PlacePreview::Impl {
  explicit Impl(image::Image its)
      : picture(std::move(its)), converter(picture.pixels.format(), *picture.metadata) {}

  void look_at(const Rect& wanted) {
    if (wanted == region && !crop.empty()) return;
    region = wanted;
    factor = std::min(1.0, std::sqrt(kMostPixels / static_cast<double>(region.area())));
    crop = converter.to_srgb(picture.pixels, region);
    if (factor < 1) cv::resize(crop, crop, {}, factor, factor, cv::INTER_AREA);
  }

  const Placement& small_of(const Placement& placement, Progress& progress) {
    const bool known = same(placement.picture.pixels, of.picture.pixels) &&
                       same(placement.cut_out.pixels(), of.cut_out.pixels());
    if (!known) {
      Placement neutral = placement;
      neutral.transform = {};
      small = with_small_picture(neutral, kLongestSide, progress);
      of = placement;
    }
    return small;
  }

  std::mutex mutex;
  image::Image picture;
  image::ColorConverter converter;
  Rect region;
  double factor = 1;
  cv::Mat crop;
  Placement of, small;  // what `small` is the small copy of
};

PlacePreview::PlacePreview(image::Image picture) : impl_(std::make_unique<Impl>(std::move(picture))) {}
PlacePreview::~PlacePreview() = default;

Preview PlacePreview::render(const Placement& placement, bool harmonize, std::uint64_t seed,
                             Progress& progress) {
  const std::lock_guard lock(impl_->mutex);
  progress.check();
  const Size canvas = impl_->picture.size();
  const Rect area = placed_area(placement, canvas);
  if (area.empty()) return {};
  impl_->look_at(context_region({}, area, canvas));
  progress.check();
  const Placement& small = impl_->small_of(placement, progress);
  Placement here = small;
  here.harmony = placement.harmony;
  here.transform = placement.transform;
  here.transform.scale_x *= small.transform.scale_x;
  here.transform.scale_y *= small.transform.scale_y;
  here.transform.x -= impl_->region.x;
  here.transform.y -= impl_->region.y;
  here.transform = scaled(here.transform, impl_->factor);
  if (impl_->factor < 1) here.harmony.blocks = 0;
  const Rect part = placed_area(here, {impl_->crop.cols, impl_->crop.rows});
  if (part.empty()) return {};
  BackendJob job;
  job.operation = Operation::Place;
  job.picture = impl_->crop;
  cv::Mat mask = cv::Mat::zeros(impl_->crop.size(), CV_8UC1);
  mask(cv_rect(part)).setTo(255);
  job.mask = mask;
  job.seed = seed;
  job.placement = &here;
  job.harmonize = harmonize;
  const cv::Mat layer = PlaceBackend().run(job, progress, {});
  return {to_bgra(layer), impl_->region};
}

}  // namespace pentimento::engine
