#include "patchmatch/match_cost.h"

#include <opencv2/imgproc.hpp>

namespace pentimento::patchmatch {
namespace {

// (1 - penalty) of what a bias b takes off a sum of squares whose mean difference is m: m^2 - (m - b)^2.
float relief(float m, float limit, float penalty) {
  const float b = std::clamp(m, -limit, limit);
  return 2 * b * m - b * b - penalty * b * b;
}

}  // namespace

float MatchCost::total(int ssd, int x, int y, int sx, int sy) const {
  auto cost = static_cast<float>(ssd);
  if (!target_means.empty()) {
    const cv::Vec3f m = target_means.ptr<cv::Vec3f>(y)[x] - source_means.ptr<cv::Vec3f>(sy)[sx];
    const float off = relief(m[0], bias_luma, bias_penalty) + relief(m[1], bias_chroma, bias_penalty) +
                      relief(m[2], bias_chroma, bias_penalty);
    cost = std::max(0.0F, cost - kPixels * off);
  }
  if (!taste.empty()) cost *= taste.ptr<float>(sy)[sx];
  const auto dx = static_cast<float>(sx - x), dy = static_cast<float>(sy - y);
  return cost + kPixels * (reach * (dx * dx + dy * dy) + vertical_reach * dy * dy);
}

cv::Mat patch_means(const cv::Mat& features) {
  const cv::Rect inside(kRadius, kRadius, features.cols, features.rows);
  const cv::Size whole(features.cols + 2 * kRadius, features.rows + 2 * kRadius);
  const cv::Mat wide(whole, features.type(),
                     const_cast<cv::Vec4f*>(pixel<cv::Vec4f>(features, -kRadius, -kRadius)),
                     features.step[0]);
  cv::Mat means;
  std::vector<cv::Mat> planes(3);
  for (int c = 0; c < 3; ++c) {
    cv::extractChannel(wide, planes[c], c);
    cv::boxFilter(planes[c], planes[c], CV_32F, {kSide, kSide});
  }
  cv::merge(planes, means);
  return means(inside).clone();
}

}  // namespace pentimento::patchmatch
