#include "patchmatch/light.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "base/parallel.h"
#include "patchmatch/features.h"
#include "patchmatch/pyramid.h"

namespace pentimento::patchmatch {
namespace {

constexpr float kLumaApart = 80;    // grey levels of difference between one thing and another
constexpr float kChromaApart = 12;  // (looked at: no fringes are left)

// The mean of `rgb`, clamped to 0..1, under each pixel of a picture of `size` that lies in `area`.
cv::Mat clamped_mean(const cv::Mat& rgb, cv::Size size, cv::Rect area, const Progress& progress) {
  const double sx = static_cast<double>(rgb.cols) / size.width,
               sy = static_cast<double>(rgb.rows) / size.height;
  cv::Mat mean = cv::Mat::zeros(area.size(), CV_32FC3);
  for_rows(0, area.height, progress, [&](int y) {
    const int top = static_cast<int>((y + area.y) * sy),
              bottom = std::min(rgb.rows, static_cast<int>(std::ceil((y + area.y + 1) * sy)));
    for (int x = 0; x < area.width; ++x) {
      const int left = static_cast<int>((x + area.x) * sx),
                right = std::min(rgb.cols, static_cast<int>(std::ceil((x + area.x + 1) * sx)));
      cv::Vec3f sum = cv::Vec3f::all(0);
      for (int v = top; v < bottom; ++v) {
        for (int u = left; u < right; ++u) {
          for (int c = 0; c < 3; ++c) sum[c] += unit(rgb.ptr<cv::Vec3f>(v)[u][c]);
        }
      }
      mean.at<cv::Vec3f>(y, x) = sum * (1.0F / static_cast<float>((bottom - top) * (right - left)));
    }
  });
  return mean;
}

// How far beyond the border smoothing looks, in px, where the picture goes on at the opposite one.
cv::Size light_reach(Wrap wrap, const Settings& settings) {
  const int reach = cvCeil(4 * settings.light_sigma);
  return {wrap.across ? reach : 0, wrap.down ? reach : 0};
}

// Around what is looked at, where the picture goes on at the opposite border: CV_8UC1, CV_32FC3.
void go_on(cv::Mat& image, cv::Size reach) {
  if (reach == cv::Size()) return;
  cv::copyMakeBorder(image, image, reach.height, reach.height, reach.width, reach.width, cv::BORDER_WRAP);
}

cv::Rect around(cv::Rect area, cv::Size reach) {
  return {area.x - reach.width, area.y - reach.height, area.width + 2 * reach.width,
          area.height + 2 * reach.height};
}

// Luma and chroma in units of what tells things apart.
cv::Vec3f look_of(const cv::Vec3f& rgb) {
  static const cv::Matx33f kLumaChroma(0.299F, 0.587F, 0.114F, -0.168736F, -0.331264F, 0.5F, 0.5F, -0.418688F,
                                       -0.081312F),
      kUnits(255 / kLumaApart, 0, 0, 0, 255 / kChromaApart, 0, 0, 0, 255 / kChromaApart),
      kLook = kUnits * kLumaChroma;
  return kLook * rgb;
}

cv::Mat looks_of(const cv::Mat& rgb) {
  cv::Mat looks(rgb.size(), CV_32FC3);
  std::transform(rgb.begin<cv::Vec3f>(), rgb.end<cv::Vec3f>(), looks.begin<cv::Vec3f>(), look_of);
  return looks;
}

// What is smoothed, and what things look like.
struct Difference {
  cv::Mat inside;   // CV_8UC1: above 0 = counts
  cv::Mat missing;  // CV_32FC3
  cv::Mat look;     // CV_32FC3: look_of() the copies
};

// 1 for pixels that look the same, 1/4 for those that are just another thing.
float alike(const cv::Vec3f& a, const cv::Vec3f& b) {
  const cv::Vec3f d = a - b;
  const float u = 1 + d.dot(d);
  return 1 / (u * u);
}

// The mean of what is missing around a pixel where it looks like it.
cv::Vec3f smoothed_at(const Difference& of, cv::Point p, const std::vector<float>& falloff) {
  const int radius = static_cast<int>(falloff.size()) - 1;
  const cv::Rect window =
      cv::Rect(p.x - radius, p.y - radius, 2 * radius + 1, 2 * radius + 1) & cv::Rect({}, of.look.size());
  const cv::Vec3f look = of.look.at<cv::Vec3f>(p);
  cv::Vec3f sum = cv::Vec3f::all(0);
  float total = 1e-6F;
  for (int y = window.y; y < window.br().y; ++y) {
    const auto* inside = of.inside.ptr<uchar>(y);
    const auto *missing = of.missing.ptr<cv::Vec3f>(y), *looks = of.look.ptr<cv::Vec3f>(y);
    for (int x = window.x; x < window.br().x; ++x) {
      if (inside[x] == 0) continue;
      const float weight = falloff[std::abs(y - p.y)] * falloff[std::abs(x - p.x)] * alike(looks[x], look);
      sum += weight * missing[x];
      total += weight;
    }
  }
  return sum * (1 / total);
}

std::vector<float> bell(float sigma) {
  std::vector<float> falloff(cvCeil(2 * sigma) + 1);
  for (std::size_t k = 0; k < falloff.size(); ++k)
    falloff[k] = static_cast<float>(std::exp(-0.5 * static_cast<double>(k * k) / (sigma * sigma)));
  return falloff;
}

Difference difference_of(const Level& working, const cv::Mat& wanted, const cv::Mat& result,
                         const Progress& progress) {
  const cv::Rect area = working.hole_area();
  const cv::Mat copied = clamped_mean(result, working.size, area, progress);
  return {working.hole(area), wanted - copied, looks_of(copied)};
}

// Of some pixels of the working picture.
struct Light {
  cv::Rect area;    // in px of the working picture
  cv::Mat missing;  // CV_32FC3
  cv::Mat look;     // CV_32FC3, as in Difference
};

// How much darker than `wanted` (see light_of) `result` is, smoothed over the hole only; in
// working.hole_area() and light_reach() around it.
Light missing_light(const Level& working, const cv::Mat& wanted, const cv::Mat& result,
                    const Settings& settings, const Progress& progress) {
  Difference difference = difference_of(working, wanted, result, progress);
  const cv::Size reach = light_reach(working.wrap, settings);
  for (cv::Mat* m : {&difference.inside, &difference.missing, &difference.look}) go_on(*m, reach);
  const std::vector<float> falloff = bell(settings.light_sigma);
  cv::Mat smooth(difference.missing.size(), CV_32FC3);
  for_rows(0, smooth.rows, progress, [&](int y) {
    for (int x = 0; x < smooth.cols; ++x)
      smooth.at<cv::Vec3f>(y, x) = smoothed_at(difference, {x, y}, falloff);
  });
  const double limit = settings.light_limit / 255;
  const cv::Rect area = around(working.hole_area(), reach);
  return {area, cv::max(cv::min(smooth, limit), -limit), difference.look};
}

constexpr int kAround = 4;  // px of the working picture, in both directions, that a place's light comes from
constexpr float kLeastShare = 1e-3F;

// 1 at a place, less with the distance, of pixels one after the other from `first` on.
cv::v_float32x4 nearness(float place, int first) {
  const auto begin = static_cast<float>(first);
  const cv::v_float32x4 at(begin, begin + 1, begin + 2, begin + 3),
      share = cv::v_setall_f32(1) - cv::v_abs(at - cv::v_setall_f32(place)) * cv::v_setall_f32(0.5F);
  return cv::v_max(share, cv::v_setall_f32(kLeastShare));
}

// The same light with each channel on its own, so that four pixels are looked at at once; with a border.
class LightPlanes {
 public:
  explicit LightPlanes(const Light& light) : corner_(light.area.tl() - cv::Point(kAround, kAround)) {
    const auto split = [](const cv::Mat& image, std::array<cv::Mat, 3>& planes) {
      cv::split(image, planes.data());
      for (cv::Mat& plane : planes) {
        cv::copyMakeBorder(plane, plane, kAround, kAround, kAround, kAround, cv::BORDER_REPLICATE);
      }
    };
    split(light.missing, missing_);
    split(light.look, look_);
  }

  // Under a place of the working picture, from the pixels around it that look like `look`.
  cv::Vec3f at(cv::Point2f place, const cv::Vec3f& look) const {
    const float px = place.x - static_cast<float>(corner_.x), py = place.y - static_cast<float>(corner_.y);
    const int x = cvFloor(px) - 1, y = cvFloor(py) - 1;
    alignas(16) float near_y[kAround];
    cv::v_store_aligned(near_y, nearness(py, y));
    const cv::v_float32x4 near_x = nearness(px, x);
    std::array<cv::v_float32x4, 3> sums{cv::v_setzero_f32(), cv::v_setzero_f32(), cv::v_setzero_f32()};
    cv::v_float32x4 total = cv::v_setzero_f32();
    for (int row = 0; row < kAround; ++row) {
      const cv::v_float32x4 weight = near_x * cv::v_setall_f32(near_y[row]) * alike_four(x, y + row, look);
      for (int c = 0; c < 3; ++c) sums[c] += weight * cv::v_load(missing_[c].ptr<float>(y + row) + x);
      total += weight;
    }
    return cv::Vec3f(cv::v_reduce_sum(sums[0]), cv::v_reduce_sum(sums[1]), cv::v_reduce_sum(sums[2])) *
           (1 / cv::v_reduce_sum(total));
  }

 private:
  cv::v_float32x4 alike_four(int x, int y, const cv::Vec3f& look) const {
    cv::v_float32x4 u = cv::v_setall_f32(1);
    for (int c = 0; c < 3; ++c) {
      const cv::v_float32x4 d = cv::v_load(look_[c].ptr<float>(y) + x) - cv::v_setall_f32(look[c]);
      u += d * d;
    }
    return cv::v_setall_f32(1) / (u * u);
  }

  cv::Point corner_;
  std::array<cv::Mat, 3> missing_, look_;  // CV_32FC1
};

void add_light(const LightPlanes& light, cv::Size working, const PixelView& hole, cv::Mat& result,
               const Progress& progress) {
  const float sx = static_cast<float>(working.width) / result.cols,
              sy = static_cast<float>(working.height) / result.rows;
  for_rows(0, result.rows, progress, [&](int y) {
    const cv::Mat row = hole.rows(y, y + 1);
    const auto* in_hole = row.ptr<uchar>();
    auto* to = result.ptr<cv::Vec3f>(y);
    for (int x = 0; x < result.cols; ++x) {
      if (in_hole[x] == 0) continue;
      const cv::Point2f place((x + 0.5F) * sx - 0.5F, (y + 0.5F) * sy - 0.5F);
      to[x] += light.at(place, look_of(unit(to[x])));
    }
  });
}

}  // namespace

cv::Mat light_of(const Level& working, const cv::Mat& features) {
  return rgb_of(features(working.hole_area()));
}

void restore_light(const Level& working, const cv::Mat& wanted, const PixelView& hole,
                   const Settings& settings, cv::Mat& result, const Progress& progress) {
  const LightPlanes light(missing_light(working, wanted, result, settings, progress));
  add_light(light, working.size, hole, result, progress);
}

}  // namespace pentimento::patchmatch
