#include "patchmatch/gradient_finish.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "base/parallel.h"
#include "patchmatch/joint_edges.h"
#include "patchmatch/screened_poisson.h"

namespace pentimento::patchmatch {
namespace {

constexpr int kTextureSide = 9;     // px in which texture is looked at
constexpr float kFlat = 5 / 255.F;  // rms difference of neighbors; what has more hides half of a seam

// Mean square of the gradient in the hole, of some rows; CV_32FC1.
cv::Mat texture_of_rows(const GradientFinish& finish, const cv::Mat& filled, cv::Range rows) {
  const cv::Mat hole = finish.hole.rowRange(rows);
  cv::Mat luma, across, down;
  cv::transform(filled.rowRange(rows), luma, cv::Matx13f(1 / 3.F, 1 / 3.F, 1 / 3.F));
  luma = cv::max(cv::min(luma, 1), 0);                              // samples may be huge
  luma.setTo(0, (hole == 0) & (finish.known.rowRange(rows) == 0));  // there may be anything
  cv::Sobel(luma, across, CV_32F, 1, 0, 3, 1 / 8.0, 0, cv::BORDER_REPLICATE);
  cv::Sobel(luma, down, CV_32F, 0, 1, 3, 1 / 8.0, 0, cv::BORDER_REPLICATE);
  cv::multiply(across, across, across);
  cv::multiply(down, down, down);
  cv::Mat texture = across + down, inside;
  texture.setTo(0, hole == 0);
  hole.convertTo(inside, CV_32F, 1.0 / 255);
  for (cv::Mat* m : {&texture, &inside}) cv::boxFilter(*m, *m, -1, {kTextureSide, kTextureSide});
  cv::divide(texture, inside, texture);
  return texture;
}

// The same of all.
cv::Mat texture_of(const GradientFinish& finish, const cv::Mat& filled, const Progress& progress) {
  constexpr int kBand = 64, kMargin = kTextureSide / 2 + 1;  // what a row depends on
  cv::Mat texture(filled.size(), CV_32F);
  for_bands(0, filled.rows, kBand, progress, [&](int begin, int end) {
    const int above = std::max(0, begin - kMargin), below = std::min(filled.rows, end + kMargin);
    texture_of_rows(finish, filled, {above, below})
        .rowRange(begin - above, end - above)
        .copyTo(texture.rowRange(begin, end));
  });
  return texture;
}

cv::Vec3f limited(const cv::Vec3f& step, float limit) {
  const float size = std::max({std::abs(step[0]), std::abs(step[1]), std::abs(step[2])});
  return size > limit ? step * (limit / size) : step;
}

// The steps that are to be taken off, between a pixel and the next one across or below.
class Steps {
 public:
  Steps(const GradientFinish& finish, const cv::Mat& filled, const Progress& progress)
      : finish_(finish), filled_(filled), weight_(texture_of(finish, filled, progress)) {
    weight_ = 1 / (1 + weight_ * (1 / (kFlat * kFlat)));
  }

  // CV_32FC3, from the pixels of a row; above the first row there are none.
  cv::Mat across(int y) const { return row(finish_.gradient.across, y, {1, 0}); }
  cv::Mat down(int y) const { return row(finish_.gradient.down, y, {0, 1}); }

 private:
  cv::Mat row(const cv::Mat& gradient, int y, cv::Point way) const {
    cv::Mat steps = cv::Mat::zeros(1, filled_.cols, CV_32FC3);
    if (y < 0 || y + way.y == filled_.rows) return steps;
    cv::Mat wanted;
    gradient.row(y).convertTo(wanted, CV_32F);
    for (int x = 0; x + way.x < filled_.cols; ++x) {
      const cv::Point p(x, y);
      if (usable(p) && usable(p + way)) steps.at<cv::Vec3f>(x) = step(wanted.at<cv::Vec3f>(x), p, p + way);
    }
    return steps;
  }

  bool in_hole(cv::Point p) const { return finish_.hole.at<uchar>(p) != 0; }
  bool usable(cv::Point p) const { return in_hole(p) || finish_.known.at<uchar>(p) != 0; }

  cv::Vec3f step(const cv::Vec3f& wanted, cv::Point from, cv::Point to) const {
    if (std::isnan(wanted[0])) return {0, 0, 0};
    const bool inside = in_hole(from) && in_hole(to);
    const float w = (weight_.at<float>(from) + weight_.at<float>(to)) / 2;
    const cv::Vec3f step = wanted - (filled_.at<cv::Vec3f>(to) - filled_.at<cv::Vec3f>(from));
    return inside ? w * limited(step, finish_.limit) : light_part(step, finish_.limit);
  }

  const GradientFinish& finish_;
  const cv::Mat filled_;
  cv::Mat weight_;  // CV_32FC1
};

// By channel, CV_16FC1.
using Planes = std::array<cv::Mat, 3>;

// Their divergence in the hole: what leaves a pixel less what comes in.
Planes divergence_of(const GradientFinish& finish, const cv::Mat& filled, const Progress& progress) {
  const Steps steps(finish, filled, progress);
  Planes planes;
  for (cv::Mat& plane : planes) plane.create(filled.size(), CV_16F);
  for_rows(0, filled.rows, progress, [&](int y) {
    const cv::Mat across = steps.across(y), down = steps.down(y), above = steps.down(y - 1);
    cv::Mat wanted = cv::Mat::zeros(3, filled.cols, CV_32F);
    for (int x = 0; x < filled.cols; ++x) {
      if (finish.hole.at<uchar>(y, x) == 0) continue;
      cv::Vec3f sum = across.at<cv::Vec3f>(x);
      if (x > 0) sum -= across.at<cv::Vec3f>(x - 1);
      sum += down.at<cv::Vec3f>(x) - above.at<cv::Vec3f>(x);
      for (int c = 0; c < 3; ++c) wanted.at<float>(c, x) = sum[c];
    }
    for (int c = 0; c < 3; ++c) wanted.row(c).convertTo(planes[c].row(y), CV_16F);
  });
  return planes;
}

void add_to_channel(cv::Mat& rgb, int channel, const cv::Mat& plane, const Progress& progress) {
  for_rows(0, rgb.rows, progress, [&](int y) {
    auto* to = rgb.ptr<cv::Vec3f>(y);
    const auto* more = plane.ptr<float>(y);
    for (int x = 0; x < rgb.cols; ++x) to[x][channel] += more[x];
  });
}

}  // namespace

void finish_gradients(GradientFinish finish, cv::Mat filled, const Progress& progress) {
  const std::vector<PixelChange> edges = soften_joint_edges(finish, filled, progress);
  Planes divergence = divergence_of(finish, filled, progress);
  finish.gradient = {};  // it is large, and so is what comes now
  for (int c = 0; c < 3; ++c) {
    cv::Mat wanted;
    divergence[c].convertTo(wanted, CV_32F);
    divergence[c].release();
    add_to_channel(filled, c, solve_screened_poisson(finish.hole, wanted, finish.reach, progress), progress);
  }
  for (const PixelChange& edge : edges) filled.at<cv::Vec3f>(edge.at) += edge.change;
}

}  // namespace pentimento::patchmatch
