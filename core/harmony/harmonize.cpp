#include "harmony/harmonize.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "base/progress.h"
#include "harmony/grain.h"
#include "patchmatch/smooth_fill.h"

namespace pentimento::harmony {

namespace {
// Colors and light are matched in blocks of this side, px: texture averages out, a shadow does not.
constexpr int kBlock = 16;
constexpr double kMostSharpening = 1.5;
constexpr int kFewestPixels = 64;

cv::Size block_grid(cv::Size size) {
  return {(size.width + kBlock - 1) / kBlock, (size.height + kBlock - 1) / kBlock};
}

/// The mean of each block; sizes that are no multiple are stretched by less than a block.
cv::Mat block_means(const cv::Mat& values) {
  cv::Mat means;
  cv::resize(values, means, block_grid(values.size()), 0, 0, cv::INTER_AREA);
  return means;
}

/// original - made where pixels are kept, carried smoothly over the rest: a membrane as in Poisson blending
/// (Perez et al. 2003), but from a whole area instead of a line.
cv::Mat light_difference(const cv::Mat& made, const cv::Mat& original, const cv::Mat& kept) {
  cv::Mat difference = original - made;
  difference.setTo(cv::Scalar::all(0), kept == 0);
  cv::Mat weight;
  kept.convertTo(weight, CV_32F, 1.0 / 255);
  const cv::Mat share = block_means(weight);
  cv::Mat means = block_means(difference), three;
  cv::merge(std::vector<cv::Mat>{share, share, share}, three);
  cv::divide(means, cv::max(three, 1e-3F), means);
  const cv::Mat known = share > 0.25;
  const cv::Mat field = patchmatch::smooth_fill(means, known, cv::Scalar::all(0), Progress());
  cv::Mat result;
  cv::resize(field, result, made.size(), 0, 0, cv::INTER_LINEAR);
  return result;
}

cv::Mat details(const cv::Mat& picture, double sigma) {
  cv::Mat smooth;
  cv::GaussianBlur(picture, smooth, {}, sigma);
  return picture - smooth;
}

/// The sum of a * b over all channels where `mask` is set.
double product(const cv::Mat& a, const cv::Mat& b, const cv::Mat& mask) {
  const cv::Scalar mean = cv::mean(a.mul(b), mask);
  return mean[0] + mean[1] + mean[2];
}

/// As much unsharp masking as brings the kept pixels nearest to the original's (least squares): grain and
/// details that are lost for good do not count, so they are not made up.
cv::Mat sharpened(const cv::Mat& made, const cv::Mat& original, const cv::Mat& kept, double scale) {
  const double sigma = std::max(1.0, 0.7 * scale);
  const cv::Mat high = details(made, sigma), missing = details(original - made, sigma);
  const double there = product(high, high, kept);
  if (there <= 1e-12) return made;
  const double amount = std::clamp(product(missing, high, kept) / there, 0.0, kMostSharpening);
  cv::Mat result;
  cv::scaleAdd(high, amount, made, result);
  return result;
}
}  // namespace

cv::Mat harmonized(const cv::Mat& made, const cv::Mat& original, const cv::Mat& kept, double scale,
                   std::uint64_t seed) {
  if (cv::countNonZero(kept) < kFewestPixels) return made;
  constexpr double kEnlarged = 1.05;
  cv::Mat result = scale > kEnlarged ? sharpened(made, original, kept, scale) : made.clone();
  result += light_difference(result, original, kept);
  add_grain(result, grain_of(original, kept), grain_of(result, kept == 0), seed);
  return result;
}

}  // namespace pentimento::harmony
