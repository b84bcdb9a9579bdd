#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "image/selection/edge_following.h"
#include "image/selection/guided_filter.h"
#include "image/selection/object_edges.h"

namespace pentimento::image {

namespace {
constexpr double kMaxRadius = 200;
constexpr int kWorkRadius = 8;  // a larger radius is worked out on a smaller picture
constexpr int kRounds = 3;      // each moves the edge on, as far as the picture's edge

/// CV_8UC1: 255 where the mask's edge (one half) is at most `radius` px away.
cv::Mat band_around_edge(const cv::Mat& values, double radius) {
  cv::Mat selected = values >= 128, to_selected, to_rest;
  cv::distanceTransform(~selected, to_selected, cv::DIST_L2, cv::DIST_MASK_5);
  cv::distanceTransform(selected, to_rest, cv::DIST_L2, cv::DIST_MASK_5);
  return cv::max(to_selected, to_rest) <= radius;
}
}  // namespace

Mask snapped_to_edges(const Mask& mask, const Image& image, const ColorConverter& converter, double radius,
                      Progress& progress) {
  const Rect bounds = mask.bounds();
  const double r = std::isfinite(radius) ? std::clamp(radius, 1.0, kMaxRadius) : 1.0;
  if (bounds.empty()) return mask;
  const Rect area = bounds.grown(static_cast<int>(std::ceil(2 * r)) + 2).intersected(Rect::of(image.size()));
  const double scale = std::min(1.0, kWorkRadius / r);
  const cv::Size size(std::max(1, static_cast<int>(std::lround(area.width * scale))),
                      std::max(1, static_cast<int>(std::lround(area.height * scale))));
  Progress reducing = progress.part(0, 0.3), following = progress.part(0.6, 1);
  const cv::Mat guide = reduced_srgb(image, converter, area, size, reducing);
  const cv::Mat old = mask.crop(area);
  cv::Mat values, band;
  cv::resize(old, values, size, 0, 0, cv::INTER_AREA);
  cv::resize(band_around_edge(old, r), band, size, 0, 0, cv::INTER_NEAREST);
  values.convertTo(values, CV_32F, 1.0 / 255);
  const int work_radius = std::max(1, static_cast<int>(std::lround(r * scale)));
  for (int round = 0; round < kRounds; ++round) {
    progress.update(0.3 + 0.1 * round);
    const cv::Mat model = guided_values(guided_coefficients(guide, values, work_radius, 1e-4), guide);
    cv::Mat cut;
    cv::threshold(model, cut, 0.5, 1, cv::THRESH_BINARY);
    cut.copyTo(values, band);
  }
  const cv::Mat fine = followed(image, converter, area, guide, values, std::min(2, work_radius), following);
  cv::Mat result = old.clone();
  fine.copyTo(result, band_around_edge(old, r));
  progress.update(1);
  Mask snapped = mask;
  snapped.set(area, result);
  return snapped;
}

}  // namespace pentimento::image
