// The frame that all backends share: context region -> crop at the size that the backend wants -> backend ->
// back to the picture's size -> composite.
#pragma once

#include <any>
#include <functional>
#include <optional>

#include "engine/candidate.h"
#include "engine/edit_backend.h"
#include "harmony/seam_score.h"
#include "image/color.h"

namespace pentimento::engine {

/// A look at the work in progress, for the pixels of `area` in the result's canvas, at any smaller size: lay
/// it over the picture.
struct Preview {
  cv::Mat pixels;  ///< CV_8UC4: B G R A of the screen (sRGB), not premultiplied; A is the blend weight
  Rect area;       ///< the context region
};

using FramePreviewSink = std::function<void(const Preview&)>;

/// One request made ready: crop and mask are converted once, then each candidate is a run(). Takes a valid
/// request (see validate()).
///
/// Memory beside the request and the backend: the context region as RGB floats, and the tiles that change.
/// Where the backend takes bytes and the picture has nothing else, it is read in the picture's own tiles, as
/// the mask is. Only what extends copies the picture (its tiles move).
/// Used by one thread at a time.
class EditFrame {
 public:
  EditFrame(EditRequest request, Progress& progress, const ContextNeeds& needs = {});

  /// Runs one candidate; request.seed is ignored. With several request.candidates the backend may keep what
  /// they have in common, so all of them must be run by the same one. Throws Error or Cancelled.
  Candidate run(std::uint64_t seed, EditBackend& backend, Progress& progress,
                const FramePreviewSink& preview = {}) const;

 private:
  cv::Mat picture_for_model() const;
  void scale_for_model();
  cv::Mat finished(const cv::Mat& result, std::uint64_t seed) const;
  Rect in_region(const Rect& area) const;
  Rect kept_area(const Rect& changed) const;
  image::Fill kept_fill(const cv::Mat& made, const Rect& changed) const;
  image::Mask covered(const cv::Mat& layer) const;
  std::optional<double> seam_score(const image::TiledImage& result, const image::Mask& mask) const;
  cv::Mat preview_weight() const;
  FillOptions fill_in_crop() const;
  cv::Mat sources_in_crop() const;
  Point crop_origin() const;

  EditRequest request_;
  ContextNeeds needs_;
  image::TiledImage canvas_;  // the picture; for Extend on the new canvas; for another format nothing yet
  image::TiledImage under_;   // what the result is blended into, on the same canvas
  image::Mask mask_;          // where the result goes; for a raw request the whole context region
  int ring_ = 0;
  Rect region_;
  Rect changed_;
  image::ColorConverter converter_;
  PixelView crop_;  // CV_32FC3 sRGB of region_, or CV_8UC3; for another format, of the whole old picture
  PixelView hole_;  // CV_8UC1 of region_: what is to be replaced
  PixelView job_picture_, job_mask_;                        // the same for the backend, at its working size
  cv::Mat transparent_;                                     // CV_8UC1 of what crop_ shows, or empty
  mutable cv::Mat preview_weight_;                          // CV_8UC1; empty until the first preview
  mutable std::any kept_;                                   // the backend's, see BackendJob
  mutable std::optional<harmony::SeamScorer> seam_scorer_;  // of mask_; none until the first candidate
};

/// Runs one candidate (request.candidates is ignored, request.seed is used as it is). Throws Error or
/// Cancelled.
Candidate run_edit(const EditRequest& request, EditBackend& backend, Progress& progress,
                   const FramePreviewSink& preview = {});

}  // namespace pentimento::engine
