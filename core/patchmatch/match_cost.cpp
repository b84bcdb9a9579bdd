#include "patchmatch/match_cost.h"

#include <opencv2/imgproc.hpp>

namespace pentimento::patchmatch {

MatchCost cost_of_looks(const Settings& settings) {
  MatchCost cost;
  cost.distance = settings.distance;
  cost.bias_limit = {settings.bias_luma, settings.bias_chroma, settings.bias_chroma, 0};
  cost.bias_penalty = settings.bias_penalty;
  return cost;
}

void set_patch_means(const cv::Mat& features, cv::Rect area, cv::Mat& means) {
  const cv::Size whole(features.cols + 2 * kRadius, features.rows + 2 * kRadius);
  const cv::Mat wide(whole, features.type(),
                     const_cast<cv::Vec4f*>(pixel<cv::Vec4f>(features, -kRadius, -kRadius)),
                     features.step[0]);
  // Looks beyond the area, too.
  cv::boxFilter(wide(area + cv::Point(kRadius, kRadius)), means(area), CV_32F, {kSide, kSide});
}

cv::Mat patch_means(const cv::Mat& features) {
  cv::Mat means(features.size(), CV_32FC4);
  set_patch_means(features, {{}, features.size()}, means);
  return means;
}

}  // namespace pentimento::patchmatch
