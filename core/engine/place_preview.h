// A placed picture as it will look, small enough to follow a slider.
#pragma once

#include <memory>

#include "engine/edit_frame.h"
#include "engine/placement.h"

namespace pentimento::engine {

/// Keeps what does not change between two looks. From any thread, one at a time: others wait.
class PlacePreview {
 public:
  explicit PlacePreview(image::Image picture);
  ~PlacePreview();

  /// The thing and its shadow over the picture, with at most kMostPixels; nothing for what lies beside the
  /// canvas. JPEG blocks are left out where it is smaller than the picture. Throws Error or Cancelled.
  Preview render(const Placement& placement, bool harmonize, std::uint64_t seed, Progress& progress);

  static constexpr double kMostPixels = 8e5;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The placement of a smaller copy of its picture, on the same place: at most `longest_side` px.
Placement with_small_picture(const Placement& placement, int longest_side, Progress& progress);

}  // namespace pentimento::engine
