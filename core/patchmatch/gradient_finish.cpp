#include "patchmatch/gradient_finish.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "base/parallel.h"
#include "patchmatch/defocus.h"
#include "patchmatch/joint_edges.h"
#include "patchmatch/screened_poisson.h"

namespace pentimento::patchmatch {
namespace {

constexpr int kTextureSide = 9;  // px in which texture is looked at
// Between pieces, larger steps go: there are no known pixels that they could give a fringe. (Looked at: with
// 1, blurred backgrounds have hard edges; without end, edges of things become smoke.)
constexpr float kBetweenPieces = 2;  // times the limit
constexpr float kFlat = 5 / 255.F;   // rms difference of neighbors; what has more hides half of a seam

// The luma of `gradient` (CV_16FC3), smoothed as Sobel's filter does; what is not known is 0.
cv::Mat smooth_luma(const cv::Mat& gradient, const cv::Mat& kernel_x, const cv::Mat& kernel_y) {
  cv::Mat luma = luma_of_gradient(gradient);
  cv::sepFilter2D(luma, luma, CV_32F, kernel_x, kernel_y, {1, 1}, 0, cv::BORDER_REPLICATE);
  return luma;
}

// The variance of the pieces' own gradient around each pixel of the hole, of some rows; CV_32FC1. Where
// pieces meet is not in it, nor a slope: blurred things are as flat as a sky.
cv::Mat texture_of_rows(const GradientFinish& finish, cv::Range rows) {
  const cv::Mat along = (cv::Mat_<float>(1, 2) << 0.5F, 0.5F),
                over = (cv::Mat_<float>(1, 3) << 0.25F, 0.5F, 0.25F);
  cv::Mat inside, pixels;
  finish.hole.rowRange(rows).convertTo(inside, CV_32F, 1.0 / 255);
  cv::boxFilter(inside, pixels, -1, {kTextureSide, kTextureSide});
  const auto mean = [&](const cv::Mat& values) {
    cv::Mat sum;
    cv::boxFilter(values.mul(inside), sum, -1, {kTextureSide, kTextureSide});
    cv::divide(sum, pixels, sum);
    return sum;
  };
  const cv::Mat across = smooth_luma(finish.gradient.across.rowRange(rows), along, over),
                down = smooth_luma(finish.gradient.down.rowRange(rows), over, along),
                mean_across = mean(across), mean_down = mean(down);
  return cv::max(
      mean(across.mul(across) + down.mul(down)) - mean_across.mul(mean_across) - mean_down.mul(mean_down), 0);
}

// The same of all.
cv::Mat texture_of(const GradientFinish& finish, const Progress& progress) {
  constexpr int kBand = 64, kMargin = kTextureSide / 2 + 1;  // what a row depends on
  const int height = finish.hole.rows;
  cv::Mat texture(finish.hole.size(), CV_32F);
  for_bands(0, height, kBand, progress, [&](int begin, int end) {
    const int above = std::max(0, begin - kMargin), below = std::min(height, end + kMargin);
    texture_of_rows(finish, {above, below})
        .rowRange(begin - above, end - above)
        .copyTo(texture.rowRange(begin, end));
  });
  return texture;
}

// Samples may be huge.
cv::Vec3f within_unit(cv::Vec3f step) {
  for (int c = 0; c < 3; ++c) step[c] = std::clamp(step[c], -1.0F, 1.0F);
  return step;
}

// The steps that are to be taken off, between a pixel and the next one across or below.
class Steps {
 public:
  Steps(const GradientFinish& finish, const cv::Mat& filled, const Progress& progress)
      : finish_(finish),
        filled_(filled),
        weight_(texture_of(finish, progress)),
        defocus_(defocus(finish.gradient, finish.hole, finish.pixel, progress)) {
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
    const bool inside = in_hole(from) && in_hole(to), unknown = std::isnan(wanted[0]);
    if (unknown && !inside) return {0, 0, 0};
    // Inside, no patch lies over both pixels where fronts meet: all that is there is a step.
    const cv::Vec3f step =
        (unknown ? cv::Vec3f() : wanted) - (filled_.at<cv::Vec3f>(to) - filled_.at<cv::Vec3f>(from));
    return inside ? between_pieces(step, from, to) : light_part(step, finish_.limit);
  }

  cv::Vec3f between_pieces(const cv::Vec3f& step, cv::Point from, cv::Point to) const {
    const float w = (weight_.at<float>(from) + weight_.at<float>(to)) / 2,
                blurred = std::min(blurred_at(from), blurred_at(to));
    return (1 - blurred) * w * light_part(step, kBetweenPieces * finish_.limit) + blurred * within_unit(step);
  }

  float blurred_at(cv::Point p) const {
    return defocus_.at<float>(p.y * defocus_.rows / filled_.rows, p.x * defocus_.cols / filled_.cols);
  }

  const GradientFinish& finish_;
  const cv::Mat filled_;
  cv::Mat weight_;   // CV_32FC1
  cv::Mat defocus_;  // CV_32FC1, smaller
};

// By channel, CV_16FC1.
using Planes = std::array<cv::Mat, 3>;

// Their divergence in the hole: what leaves a pixel less what comes in.
Planes divergence_of(const GradientFinish& finish, const cv::Mat& filled, const Progress& progress) {
  constexpr int kBand = 16;
  const Steps steps(finish, filled, progress);
  Planes planes;
  for (cv::Mat& plane : planes) plane.create(filled.size(), CV_16F);
  for_bands(0, filled.rows, kBand, progress, [&](int begin, int end) {
    cv::Mat above = steps.down(begin - 1), wanted(3, filled.cols, CV_32F);
    for (int y = begin; y < end; ++y) {
      const cv::Mat across = steps.across(y), down = steps.down(y);
      wanted.setTo(0);
      for (int x = 0; x < filled.cols; ++x) {
        if (finish.hole.at<uchar>(y, x) == 0) continue;
        cv::Vec3f sum = across.at<cv::Vec3f>(x);
        if (x > 0) sum -= across.at<cv::Vec3f>(x - 1);
        sum += down.at<cv::Vec3f>(x) - above.at<cv::Vec3f>(x);
        for (int c = 0; c < 3; ++c) wanted.at<float>(c, x) = sum[c];
      }
      for (int c = 0; c < 3; ++c) wanted.row(c).convertTo(planes[c].row(y), CV_16F);
      above = down;
    }
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
