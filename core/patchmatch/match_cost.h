// How well a source patch fits a target patch.
//
//   cost = (SSD - (1 - penalty) N b^2) taste + N (reach |o|^2 + vertical_reach oy^2) / L^2
//
// N is the number of pixels, b the difference of the patch means clamped to the bias limits (the source is
// brightened by b when it is copied: Image Melding, Darabi et al. 2012, in closed form), o the offset from
// target to source, L the long side of the level, and taste = 1 + preference + repetition.
#pragma once

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>

#include "patchmatch/bordered.h"
#include "patchmatch/level.h"
#include "patchmatch/settings.h"

namespace pentimento::patchmatch {

struct MatchCost {
  const PatchDistance* distance = nullptr;
  cv::Vec3f bias_limit{0, 0, 0};  ///< of Y, Cb, Cr
  float bias_penalty = 0;
  float reach = 0, vertical_reach = 0;  ///< already divided by L^2
  float min_offset = 0;                 ///< px
  bool adapts = false;                  ///< whether the two below are there; else no bias and no taste
  cv::Mat target_means;                 ///< CV_32FC4 by target: mean Y, Cb, Cr of the patch
  cv::Mat source_traits;                ///< CV_32FC4 by source: mean Y, Cb, Cr of the patch, and its taste

  /// The change of the source patch's Y, Cb, Cr when it is copied.
  cv::Vec3f bias(int x, int y, int sx, int sy) const {
    cv::Vec3f b(0, 0, 0);
    if (!adapts) return b;
    const cv::Vec4f &t = target_means.ptr<cv::Vec4f>(y)[x], &s = source_traits.ptr<cv::Vec4f>(sy)[sx];
    for (int c = 0; c < 3; ++c) b[c] = std::clamp(t[c] - s[c], -bias_limit[c], bias_limit[c]);
    return b;
  }

  bool far_enough(int dx, int dy) const {
    return min_offset <= 0 || std::hypot(static_cast<float>(dx), static_cast<float>(dy)) >= min_offset;
  }
  bool allowed(const Level& level, int x, int y, int sx, int sy) const {
    return level.ok(sx, sy) && far_enough(sx - x, sy - y);
  }

  /// What an offset costs whatever the patches look like: a lower bound of the whole.
  float offset_cost(int dx, int dy) const {
    const auto fx = static_cast<float>(dx), fy = static_cast<float>(dy);
    return kPixels * (reach * (fx * fx + fy * fy) + vertical_reach * fy * fy);
  }

  /// The cost from a known sum of squared differences.
  float total(int ssd, int x, int y, int sx, int sy) const {
    auto cost = static_cast<float>(ssd);
    if (adapts) cost = adapted(cost, target_means.ptr<cv::Vec4f>(y)[x], source_traits.ptr<cv::Vec4f>(sy)[sx]);
    return cost + offset_cost(sx - x, sy - y);
  }

  float operator()(const Level& level, int x, int y, int sx, int sy) const {
    return total(distance->bytes(patch_bytes(level.target_bytes, x, y), pixel_stride(level.target_bytes),
                                 patch_bytes(level.source_bytes, sx, sy), pixel_stride(level.source_bytes)),
                 x, y, sx, sy);
  }

  /// The first byte of the patch centered at x, y.
  static const std::uint8_t* patch_bytes(const cv::Mat& picture, int x, int y) {
    return picture.ptr() + (y - kRadius) * static_cast<std::ptrdiff_t>(picture.step[0]) + 4 * (x - kRadius);
  }

 private:
  // A bias b takes m^2 - (m - b)^2 off each squared difference whose mean is m, less its penalty.
  float adapted(float ssd, const cv::Vec4f& target, const cv::Vec4f& source) const {
    float relief = 0;
    for (int c = 0; c < 3; ++c) {
      const float m = target[c] - source[c], b = std::clamp(m, -bias_limit[c], bias_limit[c]);
      relief += b * (2 * m - b - bias_penalty * b);
    }
    return std::max(0.0F, ssd - kPixels * relief) * source[3];
  }
};

/// Means of the patches of bordered CV_32FC4 features; the fourth channel is 1.
cv::Mat patch_means(const cv::Mat& features);

}  // namespace pentimento::patchmatch
