#include "patchmatch/defocus.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "base/parallel.h"
#include "patchmatch/pyramid.h"

namespace pentimento::patchmatch {
namespace {

constexpr double kFine = 0.5, kCoarse = 2.5;  // px by which slopes are blurred that are compared (0.5: grain)
constexpr int kAround = 25;                   // px in which slopes are compared
// Of the energy of the slopes, what is left. (Measured where pieces meet: .4 and more in blurred backgrounds,
// .2 and less in what is sharp.)
constexpr double kSharp = 0.3, kBlurred = 0.45;
constexpr double kFlat = 0.5 / 255;  // what has smaller slopes only (rms) is even, not blurred

// Means of the small size, of what is `inside`, and how much that is; CV_32FC1.
struct Slopes {
  cv::Mat across, down, inside;
};

Slopes small_slopes(const Gradient& gradient, const cv::Mat& inside, float pixel, const Progress& progress) {
  const cv::Size full = inside.size(), size = divided(full, std::max(1.0F, pixel));
  Slopes small{cv::Mat(size, CV_32F), cv::Mat(size, CV_32F), cv::Mat(size, CV_32F)};
  for_rows(0, size.height, progress, [&](int y) {
    const cv::Range rows(y * full.height / size.height, (y + 1) * full.height / size.height);
    cv::Mat share;
    inside.rowRange(rows).convertTo(share, CV_32F, 1 / 255.0);
    const auto reduce = [&](const cv::Mat& values, cv::Mat& to) {
      cv::resize(values, to.row(y), {size.width, 1}, 0, 0, cv::INTER_AREA);
    };
    reduce(luma_of_gradient(gradient.across.rowRange(rows)).mul(share), small.across);
    reduce(luma_of_gradient(gradient.down.rowRange(rows)).mul(share), small.down);
    reduce(share, small.inside);
  });
  return small;
}

// Mean energy around each pixel of the slopes, blurred by `sigma`.
cv::Mat energy(const Slopes& slopes, double sigma) {
  cv::Mat weight, energy = cv::Mat::zeros(slopes.inside.size(), CV_32F);
  cv::GaussianBlur(slopes.inside, weight, {}, sigma);
  weight = cv::max(weight, 1e-3F);
  for (const cv::Mat& slope : {slopes.across, slopes.down}) {
    cv::Mat mean;
    cv::GaussianBlur(slope, mean, {}, sigma);
    mean /= weight;
    energy += mean.mul(mean);
  }
  cv::boxFilter(energy.mul(slopes.inside), energy, CV_32F, {kAround, kAround});
  return energy;
}

}  // namespace

cv::Mat defocus(const Gradient& gradient, const cv::Mat& inside, float pixel, const Progress& progress) {
  const Slopes slopes = small_slopes(gradient, inside, pixel, progress);
  const cv::Mat left = energy(slopes, kCoarse) / cv::max(energy(slopes, kFine), kFlat * kFlat);
  return cv::min(cv::max((left - kSharp) * (1 / (kBlurred - kSharp)), 0), 1);
}

}  // namespace pentimento::patchmatch
