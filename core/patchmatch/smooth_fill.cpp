#include "patchmatch/smooth_fill.h"

#include <opencv2/imgproc.hpp>

#include "base/parallel.h"
#include "patchmatch/pyramid.h"

namespace pentimento::patchmatch {
namespace {

constexpr int kRelaxations = 12;  // per level; the coarser levels have done the rest

// One step of Jacobi's method for Laplace's equation in the unknown pixels, without flow across the edges.
void relax(cv::Mat& values, const cv::Mat& unknown, const Progress& progress) {
  progress.check();
  cv::Mat mean;
  const cv::Mat cross = (cv::Mat_<float>(3, 3) << 0, 0.25F, 0, 0.25F, 0, 0.25F, 0, 0.25F, 0);
  cv::filter2D(values, mean, -1, cross, {-1, -1}, 0, cv::BORDER_REPLICATE);
  mean.copyTo(values, unknown);
}

}  // namespace

cv::Mat smooth_fill(const cv::Mat& values, const cv::Mat& known, const cv::Scalar& otherwise,
                    const Progress& progress) {
  const cv::Mat unknown = known == 0;
  cv::Mat filled = values.clone();
  const int count = cv::countNonZero(unknown);
  if (count == 0) return filled;
  if (count == static_cast<int>(unknown.total())) return filled.setTo(otherwise);
  const cv::Size half((values.cols + 1) / 2, (values.rows + 1) / 2);
  const cv::Mat coarse = smooth_fill(average_known(values, known, half, progress).values,
                                     shrink_mask(known, half, progress), otherwise, progress);
  cv::Mat up;
  cv::resize(coarse, up, values.size(), 0, 0, cv::INTER_LINEAR);
  up.copyTo(filled, unknown);
  for (int k = 0; k < kRelaxations; ++k) relax(filled, unknown, progress);
  return filled;
}

}  // namespace pentimento::patchmatch
