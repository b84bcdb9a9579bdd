#include "patchmatch/joined_light.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "base/parallel.h"
#include "patchmatch/pyramid.h"
#include "patchmatch/smooth_fill.h"

namespace pentimento::patchmatch {
namespace {

constexpr double kSide = 128;          // px of the long side: light is smooth
constexpr double kAlong = 0.04;        // of a border: sigma of what counts as light along it
constexpr int kBeside = 6;             // px of a border that are looked at
constexpr float kSmooth = 50 / 255.F;  // a difference of light; twice as much is that of two things
constexpr float kColor = 2;            // weight of a difference of color: light has little, sand and sky much
constexpr float kFlat = 3 / 255.F;     // texture of sky or a wall
constexpr float kFlatter = 5;          // there a difference is one of light up to so many times as much

// The picture, small, without holes.
cv::Mat small_copy(const cv::Mat& picture, const cv::Mat& known, const Progress& progress) {
  const double factor = std::max(1.0, std::max(picture.cols, picture.rows) / kSide);
  const KnownAverage small = average_known(picture, known, divided(picture.size(), factor), progress);
  return smooth_fill(small.values, small.known, cv::Scalar::all(0.5), progress);
}

// The mean difference of neighbors down the columns from `x` on, in 0..1; CV_32FC1, one column.
cv::Mat texture_beside(const cv::Mat& picture, int x) {
  const cv::Mat band = picture.colRange(x, x + std::min(kBeside, picture.cols));
  cv::Mat up, down, difference, texture(picture.rows, 1, CV_32F);
  cv::copyMakeBorder(band, up, 1, 0, 0, 0, cv::BORDER_REPLICATE);
  cv::absdiff(up.rowRange(0, band.rows), band, difference);
  for (int y = 0; y < band.rows; ++y) {
    const cv::Scalar mean = cv::mean(difference.row(y));
    texture.at<float>(y) = static_cast<float>(std::max({mean[0], mean[1], mean[2]}));
  }
  cv::GaussianBlur(texture, texture, {}, std::max(0.5, kAlong * picture.rows));
  return texture;
}

// By how much the first column is lighter than the last, where that is light; CV_32FC3, one column.
cv::Mat difference_of_light(const cv::Mat& picture) {
  cv::Mat jump = picture.col(0) - picture.col(picture.cols - 1);
  cv::GaussianBlur(jump, jump, {}, std::max(0.5, kAlong * picture.rows));
  const cv::Mat texture =
      cv::max(texture_beside(picture, 0), texture_beside(picture, std::max(0, picture.cols - kBeside)));
  for (int y = 0; y < jump.rows; ++y) {
    auto& j = jump.at<cv::Vec3f>(y, 0);
    const float flat = std::exp(-texture.at<float>(y) / kFlat);
    const float most = std::max({j[0], j[1], j[2]}), least = std::min({j[0], j[1], j[2]});
    const float size = (std::max(most, -least) + kColor * (1 - flat) * (1 - flat) * (most - least)) /
                       (kSmooth * (1 + kFlatter * flat));
    j *= 1 / (1 + size * size * size * size);
  }
  return jump;
}

// The Laplacian of the smooth part: what the borders that are to join add to that of the picture.
cv::Mat border_laplacian(const cv::Mat& picture, Wrap wrap) {
  cv::Mat laplacian = cv::Mat::zeros(picture.size(), CV_32FC3);
  if (wrap.across && picture.cols > 1) {
    const cv::Mat jump = difference_of_light(picture);
    laplacian.col(0) -= jump;
    laplacian.col(picture.cols - 1) += jump;
  }
  if (wrap.down && picture.rows > 1) {
    const cv::Mat jump = difference_of_light(picture.t()).t();
    laplacian.row(0) -= jump;
    laplacian.row(picture.rows - 1) += jump;
  }
  return laplacian;
}

// The periodic solution of mean 0 of Poisson's equation; CV_32FC1.
cv::Mat solved(const cv::Mat& laplacian) {
  cv::Mat spectrum, solution;
  cv::dft(laplacian, spectrum, cv::DFT_COMPLEX_OUTPUT);
  const auto wave = [](int k, int n) { return 2 * std::cos(2 * std::numbers::pi * k / n) - 2; };
  for (int y = 0; y < spectrum.rows; ++y) {
    for (int x = 0; x < spectrum.cols; ++x) {
      const double by = wave(x, spectrum.cols) + wave(y, spectrum.rows);
      spectrum.at<cv::Vec2f>(y, x) *= x + y > 0 ? static_cast<float>(1 / by) : 0.0F;
    }
  }
  cv::dft(spectrum, solution, cv::DFT_INVERSE | cv::DFT_SCALE | cv::DFT_REAL_OUTPUT);
  return solution;
}

}  // namespace

cv::Mat joined_light(const cv::Mat& picture, const cv::Mat& known, Wrap wrap, const Progress& progress) {
  cv::Mat light = border_laplacian(small_copy(picture, known, progress), wrap);
  std::vector<cv::Mat> planes;
  cv::split(light, planes);
  for (cv::Mat& plane : planes) plane = solved(plane);
  cv::merge(planes, light);
  progress.check();
  cv::resize(light, light, picture.size(), 0, 0, cv::INTER_LINEAR);
  if (picture.depth() == CV_8U) light *= 255;
  cv::Mat joined;
  cv::subtract(picture, light, joined, cv::noArray(), picture.depth());
  return joined;
}

}  // namespace pentimento::patchmatch
