// What an engine has to do: fill the masked part of a crop. The frame around it (context region, color
// conversion, compositing) is shared and lives in edit_frame.h.
#pragma once

#include <any>
#include <cstdint>
#include <functional>
#include <opencv2/core.hpp>
#include <optional>
#include <string>

#include "base/pixel_view.h"
#include "base/progress.h"
#include "engine/context_needs.h"
#include "engine/edit_request.h"

namespace pentimento::engine {

/// The crop that a backend fills.
struct BackendJob {
  Operation operation = Operation::Remove;
  PixelView picture;  ///< CV_32FC3, display-encoded sRGB, 0..1 (wide-gamut values may lie outside); never
                      ///< NaN; Generate: black. Or CV_8UC3 for a backend that takes it (ContextNeeds::bytes)
  PixelView mask;     ///< CV_8UC1, size of the result; above 0: replace
  std::optional<double> strength;  ///< 0..1; empty: the backend's default for the operation
  std::uint64_t seed = 0;
  GenerationOptions generation;  ///< for backends with a model
  cv::Mat transparent =
      {};  ///< CV_8UC1 or empty; above 0: alpha is 0, the color means nothing. Empty for models
  const Placement* placement = nullptr;  ///< Place only, on the canvas of the picture
  Point origin = {};                     ///< where the crop's top left pixel lies on that canvas
  FillOptions fill = {};                 ///< guides in px of the crop, without sources
  cv::Mat sources = {};                  ///< CV_8UC1 or empty; above 0: may be copied; see FillOptions
  bool harmonize = true;                 ///< Place only: match it to the surroundings
  RepaintOptions repaint = {};           ///< for Repaint
  int full_side = 0;                     ///< px, long side of the whole canvas: the measure of brushes
  /// Of the result: that of `picture`, but for Vary in another format, whose picture is the whole old one.
  cv::Size size = {};
  Tiling tiling = Tiling::None;  ///< Vary only
  Rect wanted = {};              ///< px of the result: what of it is looked at; empty: all
  /// Where a backend may keep what the candidates of a request have in common, whose jobs differ in nothing
  /// but their seed: nothing at first; none where there is one candidate.
  std::any* kept = nullptr;
};

/// What a backend decided about a request before any of it runs.
struct BackendPlan {
  ContextNeeds context;          ///< of the model, or nothing
  GenerationOptions generation;  ///< the request's, with the model and its hash filled in
  RepaintOptions repaint = {};   ///< the request's, with the style picture's path and hash filled in
};

/// Receives previews: CV_32FC3 sRGB of the whole crop at any size.
using PreviewSink = std::function<void(const cv::Mat&)>;

/// Used by one thread at a time. Contract (tests/core/engine/backend_contract.h): progress is finite, rises
/// and ends at 1; Cancelled leaves promptly and the backend can run again; errors are Error; the same job
/// gives the same bits.
class EditBackend {
 public:
  virtual ~EditBackend() = default;
  virtual std::string id() const = 0;
  virtual bool can(Operation operation) const = 0;
  /// Finds the model, or reads the style picture, that the request asks for; takes milliseconds. Throws
  /// Error(MissingWeights) when there is none or it cannot do the operation, Error(BadFile) when it is
  /// damaged.
  virtual BackendPlan plan(const EditRequest& request) { return {{}, request.generation, request.repaint}; }
  /// The job has the size that working_size() gives for plan().context. CV_32FC3 of `job.size`. What lies
  /// outside `job.wanted` is ignored by the frame. For Place CV_32FC4: the fourth channel says how much of
  /// the picture is covered, 0..1, and takes the place of the mask.
  virtual cv::Mat run(const BackendJob& job, Progress& progress, const PreviewSink& preview) = 0;
  /// After run() of `job`: what it was really made with, so that a recipe makes it again. Less than the plan
  /// where memory ran out.
  virtual GenerationOptions made_with(const BackendJob& job) const { return job.generation; }
};

}  // namespace pentimento::engine
