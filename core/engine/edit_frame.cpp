#include "engine/edit_frame.h"

#include <chrono>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "base/cv_rect.h"
#include "base/error.h"
#include "engine/context_region.h"
#include "engine/copied_area.h"
#include "engine/model_crop.h"
#include "engine/variation.h"
#include "harmony/harmonize.h"
#include "image/samples.h"
#include "patchmatch/smooth_fill.h"

namespace pentimento::engine {

namespace {
// Shares of one candidate's progress.
constexpr double kBackendDone = 0.97;
// Beyond the ring a model's picture goes on for so many px, so that the blend has something to blend.
constexpr int kBeyondRing = 4;
constexpr int kPreviewSide = 1024;  // px; larger ones are shown with a weight of this size

image::TiledImage canvas_of(const EditRequest& request) {
  if (request.operation == Operation::Generate) return {image::PixelFormat{}, request.size};
  if (changes_format(request)) return {request.image.pixels.format(), request.size};
  if (request.operation != Operation::Extend) return request.image.pixels;
  const Rect old = old_picture_area(request);
  return image::with_canvas(request.image.pixels, result_size(request), {old.x, old.y});
}

/// What the result is blended into.
image::TiledImage under_result(const EditRequest& request, const image::TiledImage& canvas) {
  if (request.onto.pixels.empty()) return canvas;
  if (!extends(request)) return request.onto.pixels;
  const Rect old = old_picture_area(request);
  return image::with_canvas(request.onto.pixels, canvas.size(), {old.x, old.y});
}

image::Mask all_of(const Rect& area, Size size) {
  image::Mask mask(size);
  mask.set(area, cv::Mat(area.height, area.width, CV_8UC1, cv::Scalar(255)));
  return mask;
}

/// A backend that breaks its contract must not reach the picture.
void check_result(const cv::Mat& result, const BackendJob& job, const std::string& backend) {
  const int type = job.operation == Operation::Place ? CV_32FC4 : CV_32FC3;
  const cv::Rect wanted = job.wanted.empty() ? cv::Rect({}, job.size) : cv_rect(job.wanted);
  if (result.type() == type && result.size() == job.size && cv::checkRange(result(wanted))) return;
  throw Error(ErrorCode::Internal,
              "The engine " + backend + " made a damaged result; try another seed or another engine.");
}

/// `srgb` (CV_32FC3) with `weight` (CV_8UC1, any size) as its alpha.
cv::Mat to_bgra(const cv::Mat& srgb, const cv::Mat& weight) {
  cv::Mat bytes, alpha, bgra;
  srgb.convertTo(bytes, CV_8U, 255);
  cv::resize(weight, alpha, srgb.size(), 0, 0, cv::INTER_AREA);
  cv::cvtColor(bytes, bgra, cv::COLOR_RGB2BGRA);
  cv::insertChannel(alpha, bgra, 3);
  return bgra;
}
/// CV_8UC1 of `area`: 255 where alpha is 0; empty if it is so nowhere.
cv::Mat transparent_pixels(const image::TiledImage& pixels, const Rect& area) {
  if (!pixels.format().alpha) return {};
  const cv::Mat transparent = image::alpha_of(image::samples_of(pixels, area), pixels.format()) <= 0;
  return cv::countNonZero(transparent) > 0 ? transparent : cv::Mat();
}
}  // namespace

EditFrame::EditFrame(EditRequest request, Progress& progress, const ContextNeeds& needs)
    : request_(std::move(request)),
      needs_(needs),
      canvas_(canvas_of(request_)),
      under_(under_result(request_, canvas_)),
      mask_(edit_mask(request_)),
      ring_(edit_ring(request_)),
      region_(context_region(request_, needs_)),
      changed_(image::changed_area(mask_, ring_)),
      converter_(canvas_.format(), *request_.image.metadata) {
  progress.update(0.3);
  const bool other_canvas = changes_format(request_);
  const image::TiledImage& seen = other_canvas ? request_.image.pixels : canvas_;
  const Rect looked_at = other_canvas ? seen.bounds() : region_;
  if (needs_.bytes && !needs_.scales()) crop_ = converter_.srgb_bytes(seen, looked_at);
  if (crop_.empty()) crop_ = converter_.to_srgb(seen, looked_at);
  hole_ = mask_.view(region_);
  if (request_.raw) {
    mask_ = all_of(region_, canvas_.size());
    ring_ = 0;
    changed_ = region_;
  }
  job_picture_ = crop_;
  job_mask_ = hole_;
  if (needs_.scales()) {
    scale_for_model();
  } else {
    transparent_ = transparent_pixels(seen, looked_at);
  }
  progress.update(1);
}

/// New canvas continues the colors of its border: what a model starts from when it does not start from noise,
/// and what scaling mixes into the border's own pixels.
cv::Mat EditFrame::picture_for_model() const {
  if (request_.operation != Operation::Extend) return crop_.whole();
  return patchmatch::smooth_fill(crop_.whole(), hole_.whole() == 0, cv::Scalar::all(0.5), Progress());
}

void EditFrame::scale_for_model() {
  // A raw run, and a new picture, is made at the size that was asked for.
  const bool own_size = request_.raw || request_.operation == Operation::Generate;
  const Size size =
      own_size ? rounded_to_unit(region_.size(), needs_.size_unit) : working_size(region_.size(), needs_);
  const int reach = ring_ + (request_.operation == Operation::Extend ? 0 : kBeyondRing);
  job_picture_ = resampled(picture_for_model(), size);
  const cv::Mat hole = hole_.whole();
  job_mask_ = request_.raw ? plain_mask(hole, size) : denoising_mask(hole, reach, size, needs_.size_unit);
}

cv::Mat EditFrame::finished(const cv::Mat& result, std::uint64_t seed) const {
  cv::Mat made = resampled(result, region_.size());
  const bool plain = request_.raw || !request_.harmonize || request_.operation == Operation::Generate;
  if (!needs_.scales() || plain) return made;
  cv::Mat denoised;
  const cv::Mat crop = crop_.whole();
  cv::resize(job_mask_.whole(), denoised, crop.size(), 0, 0, cv::INTER_LINEAR);
  const double scale = std::sqrt(static_cast<double>(crop.total()) / static_cast<double>(result.total()));
  return harmony::harmonized(made, crop, denoised == 0, scale, seed);
}

std::optional<double> EditFrame::seam_score(const image::TiledImage& result, const image::Mask& mask) const {
  constexpr int kLookedAt = 40;  // px beyond the mask
  const Rect area = mask.bounds().grown(kLookedAt).intersected(result.bounds());
  if (request_.operation == Operation::Generate || area.empty()) return std::nullopt;
  if (!seam_scorer_) seam_scorer_.emplace(mask.crop(area));
  const auto seam = seam_scorer_->seam_of(converter_.to_srgb(result, area));
  return seam ? std::optional(seam->score()) : std::nullopt;
}

/// From px of the canvas to those of the context region.
Rect EditFrame::in_region(const Rect& area) const {
  return area.translated(-region_.x, -region_.y);
}

/// CV_8UC1 of the context region, about as large as previews are.
cv::Mat EditFrame::preview_weight() const {
  cv::Mat weight = cv::Mat::zeros(region_.height, region_.width, CV_8U);
  const Rect part = changed_.intersected(region_);
  image::blend_weight(mask_, ring_, part).convertTo(weight(cv_rect(in_region(part))), CV_8U, 255);
  const double scale = kPreviewSide / static_cast<double>(std::max(weight.cols, weight.rows));
  if (scale < 1) cv::resize(weight, weight, {}, scale, scale, cv::INTER_AREA);
  return weight;
}

/// What the person may need again when the mask is changed later. A backend that works at the picture's size
/// gives back the picture outside the mask: nothing worth keeping.
Rect EditFrame::kept_area(const Rect& changed) const {
  return needs_.scales() ? region_ : changed.grown(image::kMaxRing).intersected(region_);
}

image::Fill EditFrame::kept_fill(const cv::Mat& made, const Rect& changed) const {
  const Rect kept = kept_area(changed);
  const cv::Mat part = made(cv_rect(in_region(kept)));
  // A raw result is the backend's own numbers.
  const auto type = request_.raw ? image::SampleType::Float : image::fill_type(canvas_.format().sample);
  const bool opaque = extends(request_) || request_.operation == Operation::Place || changes_format(request_);
  return image::make_fill(part, {kept.x, kept.y}, type, opaque);
}

/// The mask of a backend that says itself how much it covers.
image::Mask EditFrame::covered(const cv::Mat& layer) const {
  cv::Mat alpha;
  cv::extractChannel(layer, alpha, 3);
  alpha.convertTo(alpha, CV_8U, 255);
  const cv::Rect found = cv::boundingRect(alpha);
  if (found.empty()) return image::Mask(canvas_.size());
  return image::Mask::placed(canvas_.size(),
                             {region_.x + found.x, region_.y + found.y, found.width, found.height},
                             alpha(found).clone());
}

/// The options of the request, in pixels of the crop.
FillOptions EditFrame::fill_in_crop() const {
  FillOptions fill = request_.fill;
  fill.sources = {};
  const Point origin = crop_origin();
  for (auto& guide : fill.guides) {
    for (Point& p : guide) p = {p.x - origin.x, p.y - origin.y};
  }
  return fill;
}

cv::Mat EditFrame::sources_in_crop() const {
  return sources_in(request_, region_);
}

/// Where the crop begins, in pixels of the picture that was given.
Point EditFrame::crop_origin() const {
  const Rect picture = old_picture_area(request_);
  return {region_.x - picture.x, region_.y - picture.y};
}

Candidate EditFrame::run(std::uint64_t seed, EditBackend& backend, Progress& progress,
                         const FramePreviewSink& preview) const {
  const auto start = std::chrono::steady_clock::now();
  const BackendJob job{request_.operation,
                       job_picture_,
                       job_mask_,
                       request_.strength,
                       seed,
                       request_.generation,
                       transparent_,
                       &request_.placement,
                       {region_.x, region_.y},
                       fill_in_crop(),
                       sources_in_crop(),
                       request_.harmonize && !request_.raw,
                       request_.repaint,
                       std::max(canvas_.size().width, canvas_.size().height),
                       job_mask_.size(),
                       request_.tiling,
                       needs_.scales() ? Rect{} : in_region(kept_area(changed_)),
                       request_.candidates > 1 ? &kept_ : nullptr};
  PreviewSink show;
  if (preview) {
    show = [&](const cv::Mat& srgb) {
      if (preview_weight_.empty()) preview_weight_ = preview_weight();
      preview({to_bgra(srgb, preview_weight_), region_});
    };
  }
  Progress inner = progress.part(0, kBackendDone);
  cv::Mat made = backend.run(job, inner, show);
  check_result(made, job, backend.id());
  image::Mask mask = mask_;
  Rect changed = changed_;
  if (made.channels() == 4) {
    mask = covered(made);
    seam_scorer_.reset();  // each candidate lies in a place of its own
    changed = mask.bounds();
    cv::cvtColor(made, made, cv::COLOR_RGBA2RGB);
  } else {
    made = finished(made, seed);
  }
  const image::Fill fill = kept_fill(made, changed);
  made.release();  // the fill says it all
  progress.update(kBackendDone);

  const image::TiledImage pixels = image::composite(under_, converter_, mask, ring_, fill);
  Candidate candidate{request_, image::with_pixels(request_.image, pixels), changed, 0, fill, mask, ring_};
  candidate.seam = seam_score(pixels, mask);
  candidate.recipe.seed = seed;
  candidate.recipe.candidates = 1;
  candidate.recipe.engine = backend.id();
  candidate.recipe.generation = backend.made_with(job);
  progress.update(1);
  candidate.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return candidate;
}

Candidate run_edit(const EditRequest& request, EditBackend& backend, Progress& progress,
                   const FramePreviewSink& preview) {
  constexpr double kPrepared = 0.02;
  const BackendPlan plan = backend.plan(request);
  EditRequest planned = request;
  planned.candidates = 1;
  planned.generation = plan.generation;
  if (request.operation == Operation::Repaint) planned.repaint = plan.repaint;
  Progress preparing = progress.part(0, kPrepared);
  const EditFrame frame(std::move(planned), preparing, plan.context);
  Progress running = progress.part(kPrepared, 1);
  return frame.run(request.seed, backend, running, preview);
}

}  // namespace pentimento::engine
