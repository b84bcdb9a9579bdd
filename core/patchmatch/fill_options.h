// What a person decides about a fill: where it is copied from, and how far copies may differ from what they
// show.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "base/pixel_view.h"
#include "patchmatch/settings.h"

namespace pentimento::patchmatch {

/// Where patches may come from; what lies in the hole never does.
enum class SamplingArea : std::uint8_t {
  Near,           ///< from anywhere, the nearer the better
  Anywhere,       ///< wherever it fits best
  Sides,          ///< left and right of the hole
  AboveAndBelow,  ///< above and below it
};

struct FillOptions {
  SamplingArea sampling = SamplingArea::Near;
  cv::Mat sources = {};  ///< CV_8UC1 of the job's size, or empty: above 0 = may be copied
  double adaptation =
      0.5;                ///< 0..1: by how much a copy's light and color may change; see Settings::bias_luma
  bool mirrored = false;  ///< copy mirrored patches, too
  double turned = 0;      ///< degrees, 0..180: copy patches turned by up to this, too
  double scaled = 0;      ///< 0..1: copy patches larger or smaller by up to this share, too
  /// Lines in px of the job, of two points or more each, that what is filled follows: what is on one where it
  /// leaves the hole goes on along it.
  std::vector<std::vector<cv::Point2f>> guides = {};
};

/// CV_8UC1: above 0 where `options` allow to copy from; empty: everywhere.
cv::Mat sampling_area(const FillOptions& options, const PixelView& hole);

/// Values out of range count as the nearest that is in it.
Settings with_options(Settings settings, const FillOptions& options);

}  // namespace pentimento::patchmatch
