#include "patchmatch/gradient_finish.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "base/parallel.h"
#include "patchmatch/screened_poisson.h"

namespace pentimento::patchmatch {
namespace {

constexpr int kTextureSide = 9;     // px in which texture is looked at
constexpr float kFlat = 5 / 255.F;  // rms difference of neighbors; what has more hides half of a seam

// Mean square of the gradient in the hole; CV_32FC1.
cv::Mat texture_of(const GradientFinish& finish, const cv::Mat& filled) {
  cv::Mat luma, across, down;
  cv::transform(filled, luma, cv::Matx13f(1 / 3.F, 1 / 3.F, 1 / 3.F));
  luma = cv::max(cv::min(luma, 1), 0);                      // samples may be huge
  luma.setTo(0, (finish.hole == 0) & (finish.known == 0));  // there may be anything
  cv::Sobel(luma, across, CV_32F, 1, 0, 3, 1 / 8.0, 0, cv::BORDER_REPLICATE);
  cv::Sobel(luma, down, CV_32F, 0, 1, 3, 1 / 8.0, 0, cv::BORDER_REPLICATE);
  cv::Mat texture = across.mul(across) + down.mul(down), inside;
  texture.setTo(0, finish.hole == 0);
  finish.hole.convertTo(inside, CV_32F, 1.0 / 255);
  for (cv::Mat* m : {&texture, &inside}) cv::boxFilter(*m, *m, -1, {kTextureSide, kTextureSide});
  cv::divide(texture, inside, texture);
  return texture;
}

cv::Mat beside(const cv::Mat& mask) {
  cv::Mat wide;
  cv::dilate(mask, wide, cv::getStructuringElement(cv::MORPH_CROSS, {3, 3}));
  return wide;
}

// w of finish_gradients(); CV_32FC1.
cv::Mat weights(const GradientFinish& finish, const cv::Mat& filled) {
  cv::Mat weight = 1 / (1 + texture_of(finish, filled) * (1 / (kFlat * kFlat)));
  const cv::Mat around = finish.hole == 0;
  weight.setTo(1, beside(around & finish.known));
  weight.setTo(0, beside(around & (finish.known == 0)));  // nothing to join
  weight.setTo(0, around);
  return weight;
}

cv::Vec3f limited(const cv::Vec3f& step, float limit) {
  const float size = std::max({std::abs(step[0]), std::abs(step[1]), std::abs(step[2])});
  return size > limit ? step * (limit / size) : step;
}

}  // namespace

void finish_gradients(const GradientFinish& finish, cv::Mat filled, const Progress& progress) {
  const cv::Mat weight = weights(finish, filled);
  cv::Mat wanted = cv::Mat::zeros(filled.size(), CV_32FC3);
  for_rows(0, filled.rows, progress, [&](int y) {
    for (int x = 0; x < filled.cols; ++x) {
      const float w = weight.ptr<float>(y)[x];
      if (w == 0) continue;
      wanted.ptr<cv::Vec3f>(y)[x] =
          w * limited(finish.laplacian.ptr<cv::Vec3f>(y)[x] - laplacian_at(filled, x, y), finish.limit);
    }
  });
  filled += solve_screened_poisson(finish.hole, wanted, finish.reach, progress);
}

}  // namespace pentimento::patchmatch
