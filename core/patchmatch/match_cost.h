// How well a source patch fits a target patch.
//
//   cost = (SSD - (1 - penalty) N b^2) taste + N (reach |o|^2 + vertical_reach oy^2) / L^2
//
// N is the number of pixels, b the difference of the patch means clamped to the bias limits (the source is
// brightened by b when it is copied: Image Melding, Darabi et al. 2012, in closed form), o the offset from
// target to source, L the long side of the level, and taste = 1 + preference + repetition.
#pragma once

#include <opencv2/core.hpp>

#include "patchmatch/bordered.h"
#include "patchmatch/level.h"
#include "patchmatch/settings.h"

namespace pentimento::patchmatch {

struct MatchCost {
  const PatchDistance* distance = nullptr;
  float bias_luma = 0, bias_chroma = 0, bias_penalty = 0;
  float reach = 0, vertical_reach = 0;  ///< already divided by L^2
  float min_offset = 0;                 ///< px
  cv::Mat target_means, source_means;   ///< CV_32FC3 at patch centers; empty: no bias
  cv::Mat taste;                        ///< CV_32FC1 by source; empty: 1 everywhere

  /// The change of the source patch's Y, Cb, Cr when it is copied; 0 without means.
  cv::Vec3f bias(int x, int y, int sx, int sy) const {
    if (target_means.empty()) return {0, 0, 0};
    const cv::Vec3f d = target_means.ptr<cv::Vec3f>(y)[x] - source_means.ptr<cv::Vec3f>(sy)[sx];
    return {std::clamp(d[0], -bias_luma, bias_luma), std::clamp(d[1], -bias_chroma, bias_chroma),
            std::clamp(d[2], -bias_chroma, bias_chroma)};
  }

  bool allowed(const Level& level, int x, int y, int sx, int sy) const {
    return level.ok(sx, sy) && far_enough(sx - x, sy - y);
  }
  bool far_enough(int dx, int dy) const {
    return min_offset <= 0 || static_cast<float>(dx * dx + dy * dy) >= min_offset * min_offset;
  }

  float operator()(const Level& level, int x, int y, int sx, int sy) const {
    const int ssd =
        distance->bytes(pixel<std::uint8_t>(level.target_bytes, 0, y - kRadius) + 4 * (x - kRadius),
                        pixel_stride(level.target_bytes),
                        pixel<std::uint8_t>(level.source_bytes, 0, sy - kRadius) + 4 * (sx - kRadius),
                        pixel_stride(level.source_bytes));
    return total(ssd, x, y, sx, sy);
  }

  /// The cost from a known sum of squared differences.
  float total(int ssd, int x, int y, int sx, int sy) const;
};

/// Means of Y, Cb, Cr over the patches of bordered CV_32FC4 features: CV_32FC3.
cv::Mat patch_means(const cv::Mat& features);

}  // namespace pentimento::patchmatch
