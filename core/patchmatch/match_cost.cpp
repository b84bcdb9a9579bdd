#include "patchmatch/match_cost.h"

#include <opencv2/imgproc.hpp>
#include <vector>

namespace pentimento::patchmatch {

cv::Mat patch_means(const cv::Mat& features) {
  const cv::Size whole(features.cols + 2 * kRadius, features.rows + 2 * kRadius);
  const cv::Mat wide(whole, features.type(),
                     const_cast<cv::Vec4f*>(pixel<cv::Vec4f>(features, -kRadius, -kRadius)),
                     features.step[0]);
  cv::Mat means;
  cv::boxFilter(wide, means, CV_32F, {kSide, kSide});
  means = means(cv::Rect({kRadius, kRadius}, features.size())).clone();
  cv::insertChannel(cv::Mat::ones(means.size(), CV_32F), means, 3);
  return means;
}

}  // namespace pentimento::patchmatch
