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
  luma.release();
  cv::multiply(across, across, across);
  cv::multiply(down, down, down);
  cv::add(across, down, across);
  down.release();
  cv::Mat& texture = across;
  cv::Mat inside;
  texture.setTo(0, finish.hole == 0);
  finish.hole.convertTo(inside, CV_32F, 1.0 / 255);
  for (cv::Mat* m : {&texture, &inside}) cv::boxFilter(*m, *m, -1, {kTextureSide, kTextureSide});
  cv::divide(texture, inside, texture);
  return texture;
}

cv::Vec3f limited(const cv::Vec3f& step, float limit) {
  const float size = std::max({std::abs(step[0]), std::abs(step[1]), std::abs(step[2])});
  return size > limit ? step * (limit / size) : step;
}

// The steps that are to be taken off, between a pixel and the next one across or down.
class Steps {
 public:
  Steps(const GradientFinish& finish, const cv::Mat& filled)
      : finish_(finish), filled_(filled), weight_(texture_of(finish, filled)) {
    weight_ = 1 / (1 + weight_ * (1 / (kFlat * kFlat)));
  }

  // What leaves pixel (x, y) less what comes in: the right side of the equation for c.
  cv::Vec3f divergence(int x, int y) const {
    const cv::Point p(x, y), right(1, 0), below(0, 1);
    return step(finish_.gradient.across, p, p + right) - step(finish_.gradient.across, p - right, p) +
           step(finish_.gradient.down, p, p + below) - step(finish_.gradient.down, p - below, p);
  }

 private:
  bool in_hole(cv::Point p) const { return finish_.hole.at<uchar>(p) != 0; }
  bool usable(cv::Point p) const { return in_hole(p) || finish_.known.at<uchar>(p) != 0; }

  cv::Vec3f step(const cv::Mat& gradient, cv::Point from, cv::Point to) const {
    const cv::Rect all({0, 0}, filled_.size());
    if (!all.contains(from) || !all.contains(to) || !usable(from) || !usable(to)) return {0, 0, 0};
    const auto& wanted = gradient.at<cv::Vec3f>(from);
    if (std::isnan(wanted[0])) return {0, 0, 0};
    const bool inside = in_hole(from) && in_hole(to);
    const float w = inside ? (weight_.at<float>(from) + weight_.at<float>(to)) / 2 : 1;
    return w * limited(wanted - (filled_.at<cv::Vec3f>(to) - filled_.at<cv::Vec3f>(from)), finish_.limit);
  }

  const GradientFinish& finish_;
  const cv::Mat filled_;
  cv::Mat weight_;  // CV_32FC1
};

// Their divergence in the hole; CV_32FC3.
cv::Mat divergence_of(const GradientFinish& finish, const cv::Mat& filled, const Progress& progress) {
  const Steps steps(finish, filled);
  cv::Mat wanted = cv::Mat::zeros(filled.size(), CV_32FC3);
  for_rows(0, filled.rows, progress, [&](int y) {
    for (int x = 0; x < filled.cols; ++x) {
      if (finish.hole.at<uchar>(y, x) != 0) wanted.at<cv::Vec3f>(y, x) = steps.divergence(x, y);
    }
  });
  return wanted;
}

}  // namespace

void finish_gradients(GradientFinish finish, cv::Mat filled, const Progress& progress) {
  const cv::Mat wanted = divergence_of(finish, filled, progress);
  finish.gradient = {};  // it is large, and so is what comes now
  filled += solve_screened_poisson(finish.hole, wanted, finish.reach, progress);
}

}  // namespace pentimento::patchmatch
