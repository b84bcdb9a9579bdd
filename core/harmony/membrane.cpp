#include "harmony/membrane.h"

#include <opencv2/imgproc.hpp>
#include <vector>

#include "base/progress.h"
#include "patchmatch/smooth_fill.h"

namespace pentimento::harmony {

namespace {
constexpr double kTexture =
    3;  // px: what is finer than this is texture, which must not bleed into the inside

/// The means of `values` around each pixel, of those pixels where `weight` (CV_32FC1) says so.
cv::Mat local_mean(const cv::Mat& values, const cv::Mat& weight) {
  cv::Mat three, sum, count;
  cv::merge(std::vector<cv::Mat>{weight, weight, weight}, three);
  cv::GaussianBlur(values.mul(three), sum, {}, kTexture);
  cv::GaussianBlur(three, count, {}, kTexture);
  cv::Mat mean;
  cv::divide(sum, cv::max(count, 1e-4F), mean);
  return mean;
}
}  // namespace

cv::Mat without_seam(const cv::Mat& laid, const cv::Mat& alpha, const cv::Mat& picture, double amount) {
  cv::Mat inside = alpha > 0.5F, inner, inside_weight;
  if (amount <= 0 || cv::countNonZero(inside) == 0) return laid;
  cv::erode(inside, inner, cv::Mat::ones(3, 3, CV_8UC1), {-1, -1}, 1, cv::BORDER_CONSTANT, cv::Scalar(255));
  const cv::Mat border = inside & ~inner;
  if (cv::countNonZero(border) == 0) return laid;
  inside.convertTo(inside_weight, CV_32F, 1.0 / 255);
  const cv::Mat outside_weight = 1 - inside_weight;
  const cv::Mat difference = local_mean(picture, outside_weight) - local_mean(laid, inside_weight);
  const cv::Mat membrane = patchmatch::smooth_fill(difference, border, cv::Scalar::all(0), Progress());
  cv::Mat result;
  cv::scaleAdd(membrane, amount, laid, result);
  return result;
}

}  // namespace pentimento::harmony
