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
#include <vector>

#include "patchmatch/bordered.h"
#include "patchmatch/guides.h"
#include "patchmatch/level.h"
#include "patchmatch/settings.h"

namespace pentimento::patchmatch {

struct MatchCost {
  const PatchDistance* distance = nullptr;
  cv::Vec3f bias_limit{0, 0, 0};  ///< of Y, Cb, Cr
  float bias_penalty = 0;
  float reach = 0, vertical_reach = 0;  ///< already divided by L^2
  float min_offset = 0;                 ///< px
  cv::Size2f period = {};               ///< px after which the level repeats itself (wrap.h); 0: it does not
  bool adapts = false;                  ///< whether the two below are there; else no bias and no taste
  std::vector<PageArea> pages;          ///< of the sources; empty: there is only the picture
  GuideMap guides;
  cv::Mat target_means;   ///< CV_32FC4 by target: mean Y, Cb, Cr of the patch; bordered
  cv::Mat source_traits;  ///< CV_32FC4 by source: mean Y, Cb, Cr of the patch, and its taste

  /// The change of the source patch's Y, Cb, Cr when it is copied.
  cv::Vec3f bias(int x, int y, int sx, int sy) const {
    cv::Vec3f b(0, 0, 0);
    if (!adapts) return b;
    const cv::Vec4f &t = *pixel<cv::Vec4f>(target_means, x, y), &s = source_traits.ptr<cv::Vec4f>(sy)[sx];
    for (int c = 0; c < 3; ++c) b[c] = std::clamp(t[c] - s[c], -bias_limit[c], bias_limit[c]);
    return b;
  }

  /// From the target to the place that the source shows.
  cv::Point2f offset(int x, int y, int sx, int sy) const {
    const cv::Point2f o =
        shown_place(pages, sx, sy) - cv::Point2f(static_cast<float>(x), static_cast<float>(y));
    return period.width + period.height > 0 ? shortest(o, period) : o;
  }
  bool far_enough(int x, int y, int sx, int sy) const {
    if (min_offset <= 0) return true;
    const cv::Point2f o = offset(x, y, sx, sy);
    return std::hypot(o.x, o.y) >= min_offset;
  }
  bool allowed(const Level& level, int x, int y, int sx, int sy) const {
    return level.ok(sx, sy) && far_enough(x, y, sx, sy);
  }

  /// What an offset costs whatever the patches look like: a lower bound of the whole.
  float offset_cost(int x, int y, int sx, int sy) const {
    const cv::Point2f o = offset(x, y, sx, sy);
    return kPixels * (reach * (o.x * o.x + o.y * o.y) + vertical_reach * o.y * o.y) +
           guide_cost(x, y, sx, sy);
  }

  /// The cost from a known sum of squared differences.
  float total(int ssd, int x, int y, int sx, int sy) const {
    return look_cost(ssd, x, y, sx, sy) + offset_cost(x, y, sx, sy);
  }
  /// The cost from a known offset_cost().
  float total(const Level& level, int x, int y, int sx, int sy, float offset_cost) const {
    return look_cost(difference(level, x, y, sx, sy), x, y, sx, sy) + offset_cost;
  }

  float operator()(const Level& level, int x, int y, int sx, int sy) const {
    return total(difference(level, x, y, sx, sy), x, y, sx, sy);
  }

  /// The first byte of the patch centered at x, y.
  static const std::uint8_t* patch_bytes(const cv::Mat& picture, int x, int y) {
    return picture.ptr() + (y - kRadius) * static_cast<std::ptrdiff_t>(picture.step[0]) +
           (x - kRadius) * static_cast<std::ptrdiff_t>(picture.elemSize());
  }

 private:
  int difference(const Level& level, int x, int y, int sx, int sy) const {
    const cv::Mat &target = level.target_bytes, &source = level.source_bytes;
    const std::uint8_t *a = patch_bytes(target, x, y), *b = patch_bytes(source, sx, sy);
    if (level.has_features()) return distance->bytes(a, pixel_stride(target), b, pixel_stride(source));
    return distance->rgb(a, static_cast<std::ptrdiff_t>(target.step[0]), b,
                         static_cast<std::ptrdiff_t>(source.step[0]));
  }

  float look_cost(int ssd, int x, int y, int sx, int sy) const {
    const auto cost = static_cast<float>(ssd);
    if (!adapts) return cost;
    return adapted(cost, target_means.ptr<cv::Vec4f>(y)[x], source_traits.ptr<cv::Vec4f>(sy)[sx]);
  }

  // What it costs a target near a guide not to come from the same place beside it. Fades out with the
  // distance from the guide.
  float guide_cost(int x, int y, int sx, int sy) const {
    if (guides.weight == 0) return 0;  // there are none
    const float d = guides.distance.ptr<float>(y)[x], nearness = 1 - std::abs(d) / kGuideBand;
    if (nearness <= 0) return 0;
    float off = kGuideBand;
    if (sx >= 0 && sy >= 0 && sx < guides.guide.cols && sy < guides.guide.rows &&
        guides.guide.ptr<uchar>(sy)[sx] == guides.guide.ptr<uchar>(y)[x]) {
      off = std::min(off, std::abs(guides.distance.ptr<float>(sy)[sx] - d));
    }
    return kPixels * guides.weight * nearness * off * off;
  }

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

/// Means of the patches of `features` (bordered CV_32FC4), CV_32FC4; the fourth channel is 1.
cv::Mat patch_means(const cv::Mat& features);
/// Sets `area` of `means` (CV_32FC4, the size of `features`) to them; the fourth channel means nothing.
void set_patch_means(const cv::Mat& features, cv::Rect area, cv::Mat& means);

}  // namespace pentimento::patchmatch
