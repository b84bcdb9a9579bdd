// How well a source patch fits a target patch.
//
//   cost = (SSD - (1 - penalty) N b^2) taste + N (reach |o|^2 + vertical_reach oy^2) / L^2
//          + N staying + N max(0, rarity - usual) min(1, |o|^2 / elsewhere^2)
//
// N is the number of pixels, b the difference of the patch means clamped to the bias limits (the source is
// brightened by b when it is copied: Image Melding, Darabi et al. 2012, in closed form), o the offset from
// target to source, L the long side of the level, and taste = 1 + preference + repetition. Sources nearer
// than min_offset are the target's own place: they are not allowed, or have no taste and a cost for staying.
#pragma once

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/core/hal/intrin.hpp>
#include <vector>

#include "patchmatch/bordered.h"
#include "patchmatch/guides.h"
#include "patchmatch/level.h"
#include "patchmatch/settings.h"

namespace pentimento::patchmatch {

struct MatchCost {
  const PatchDistance* distance = nullptr;
  cv::Vec4f bias_limit{0, 0, 0, 0};  ///< of Y, Cb, Cr, and none of texture
  float bias_penalty = 0;
  float reach = 0, vertical_reach = 0;  ///< already divided by L^2
  float min_offset = 0;                 ///< px
  float staying = HUGE_VALF;            ///< grey levels^2 per pixel; infinite: nothing stays in its place
  cv::Size2f period = {};               ///< px after which the level repeats itself (wrap.h); 0: it does not
  bool adapts = false;                  ///< whether the three below are there; else no bias and no taste
  std::vector<PageArea> pages;          ///< of the sources; empty: there is only the picture
  GuideMap guides;
  float elsewhere = 0;   ///< px; 0: no rarity
  cv::Mat rarity;        ///< CV_32FC1 of the level's picture, grey levels^2 per pixel
  cv::Mat usual;         ///< CV_32FC1 by target: rarity that costs nothing there
  cv::Mat target_means;  ///< CV_32FC4 by target: mean of its patch's features; bordered
  cv::Mat source_means;  ///< CV_32FC4 by source: the same
  cv::Mat taste;         ///< CV_32FC1 by source, at least 1; empty: 1

  /// The change of the source patch's Y, Cb, Cr when it is copied; the fourth is 0.
  cv::Vec4f bias(int x, int y, int sx, int sy) const {
    cv::Vec4f b = cv::Vec4f::all(0);
    if (adapts) cv::v_store(b.val, within_limits(mean_difference(x, y, sx, sy)));
    return b;
  }

  /// From the target to the place that the source shows.
  cv::Point2f offset(int x, int y, int sx, int sy) const {
    const cv::Point2f o =
        shown_place(pages, sx, sy) - cv::Point2f(static_cast<float>(x), static_cast<float>(y));
    return period.width + period.height > 0 ? shortest(o, period) : o;
  }
  bool far_enough(int x, int y, int sx, int sy) const {
    return min_offset <= 0 || std::isfinite(staying) || !in_place(offset(x, y, sx, sy));
  }
  bool allowed(const Level& level, int x, int y, int sx, int sy) const {
    return level.ok(sx, sy) && far_enough(x, y, sx, sy);
  }

  /// What an offset costs whatever the patches look like: a lower bound of the whole.
  float offset_cost(int x, int y, int sx, int sy) const {
    const cv::Point2f o = offset(x, y, sx, sy);
    const float stay = in_place(o) && std::isfinite(staying) ? staying : 0;
    return kPixels * (stay + reach * o.dot(o) + vertical_reach * o.y * o.y + rare_cost(x, y, sx, sy, o)) +
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
    const float adapted =
        std::max(0.0F, cost - kPixels * cv::v_reduce_sum(relief(mean_difference(x, y, sx, sy))));
    if (taste.empty() || (min_offset > 0 && in_place(offset(x, y, sx, sy)))) return adapted;
    return adapted * taste.ptr<float>(sy)[sx];
  }

  // What it costs to show what there is only once a second time; next to itself it goes on.
  float rare_cost(int x, int y, int sx, int sy, cv::Point2f offset) const {
    if (elsewhere <= 0) return 0;
    const cv::Point2f shown = shown_place(pages, sx, sy);
    const cv::Point there(std::clamp(cvRound(shown.x), 0, rarity.cols - 1),
                          std::clamp(cvRound(shown.y), 0, rarity.rows - 1));
    const float rarer = std::max(0.0F, rarity.at<float>(there) - usual.at<float>(y, x));
    return rarer * std::min(1.0F, offset.dot(offset) / (elsewhere * elsewhere));
  }

  bool in_place(cv::Point2f offset) const { return offset.dot(offset) < min_offset * min_offset; }

  cv::v_float32x4 mean_difference(int x, int y, int sx, int sy) const {
    return cv::v_load(pixel<cv::Vec4f>(target_means, x, y)->val) -
           cv::v_load(source_means.ptr<cv::Vec4f>(sy)[sx].val);
  }

  cv::v_float32x4 within_limits(const cv::v_float32x4& m) const {
    const cv::v_float32x4 most = cv::v_load(bias_limit.val);
    return cv::v_min(cv::v_max(m, cv::v_setzero_f32() - most), most);
  }

  // What a bias takes off the squared difference of pixels whose mean is m: m^2 - (m - b)^2, less its
  // penalty.
  cv::v_float32x4 relief(const cv::v_float32x4& m) const {
    const cv::v_float32x4 b = within_limits(m);
    return b * (m + m - b - cv::v_setall_f32(bias_penalty) * b);
  }

  // What it costs a target near a guide not to come from the same place beside it. Fades out with the
  // distance from the guide.
  float guide_cost(int x, int y, int sx, int sy) const {
    if (guides.weight == 0) return 0;  // there are none
    const float d = guides.distance.ptr<float>(y)[x], nearness = 1 - std::abs(d) / kGuideBand;
    if (nearness <= 0) return 0;
    float off = kGuideBand;
    const cv::Point2f shown = shown_place(pages, sx, sy);
    const cv::Point there(cvRound(shown.x), cvRound(shown.y));
    if (cv::Rect({}, guides.guide.size()).contains(there) &&
        guides.guide.at<uchar>(there) == guides.guide.ptr<uchar>(y)[x]) {
      const float at = guides.distance.at<float>(there);
      const bool turned = !pages.empty() && page_at(pages, sx) > 0;  // right and left may have changed places
      off = std::min(off, turned ? std::abs(std::abs(at) - std::abs(d)) : std::abs(at - d));
    }
    return kPixels * guides.weight * nearness * off * off;
  }
};

/// What patches look like alone: distance and bias of `settings`.
MatchCost cost_of_looks(const Settings& settings);

/// Means of the patches of `features` (bordered CV_32FC4), CV_32FC4.
cv::Mat patch_means(const cv::Mat& features);
/// Sets `area` of `means` (CV_32FC4, the size of `features`) to them.
void set_patch_means(const cv::Mat& features, cv::Rect area, cv::Mat& means);

}  // namespace pentimento::patchmatch
