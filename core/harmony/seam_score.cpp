#include "harmony/seam_score.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "base/cv_rect.h"
#include "base/parallel.h"
#include "harmony/grain.h"
#include "image/dilation.h"

namespace pentimento::harmony {

namespace {
constexpr float kBeside = 9;   // px: how far the natural borders lie from the real one
constexpr double kSide = 2.5;  // px: what counts as just inside and just outside
constexpr int kReach = 10;     // px: four times that
constexpr float kBand = 28;    // px: how far sharpness and grain are compared
constexpr int kFewestPixels = 40;
constexpr std::size_t kMostAlong = 3000;  // pixels that are looked at along a border
constexpr double kMostPixels = 1.5e6;

/// Below these the eye sees nothing, whatever the ratio (display-encoded).
constexpr double kLeastStep = 0.006, kLeastEdge = 0.012, kLeastGrain = 0.004, kLeastGradient = 0.004;

/// Distance from the border, px, up to `reach`: positive outside, negative inside.
cv::Mat signed_distance(const cv::Mat& inside, double reach) {
  return image::distance_to(inside, reach) - image::distance_to(inside == 0, reach);
}

float length_of(const cv::Vec3f& three) {
  return std::sqrt(three.dot(three));
}

/// What a border at `distance` shows.
struct Border {
  int pixels = 0;
  double step = 0;
  double edge = 0;
};

struct Scene {
  cv::Mat picture;
  cv::Mat distance;
};

/// Size of the second differences at a pixel; beyond the picture's edge it goes on mirrored.
float second_differences(const cv::Mat& picture, cv::Point p) {
  const auto at = [&](int x, int y) {
    return picture.at<cv::Vec3f>(cv::borderInterpolate(y, picture.rows, cv::BORDER_REFLECT_101),
                                 cv::borderInterpolate(x, picture.cols, cv::BORDER_REFLECT_101));
  };
  return length_of(at(p.x - 1, p.y) + at(p.x + 1, p.y) + at(p.x, p.y - 1) + at(p.x, p.y + 1) -
                   4 * at(p.x, p.y));
}

/// How much the mean beyond `border` differs from the mean before it, around a pixel.
float step_across(const Scene& scene, float border, cv::Point p) {
  static const cv::Mat kWeight = cv::getGaussianKernel(2 * kReach + 1, kSide, CV_32F);
  const cv::Rect window = grown({p, cv::Size(1, 1)}, kReach) & cv::Rect({}, scene.picture.size());
  std::array<cv::Vec3f, 2> sums{};
  std::array<float, 2> totals{};
  for (int y = window.y; y < window.br().y; ++y) {
    const auto* colors = scene.picture.ptr<cv::Vec3f>(y);
    const auto* distances = scene.distance.ptr<float>(y);
    const float row_weight = kWeight.at<float>(y - p.y + kReach);
    for (int x = window.x; x < window.br().x; ++x) {
      const std::size_t side = distances[x] > border ? 1 : 0;
      const float weight = row_weight * kWeight.at<float>(x - p.x + kReach);
      sums[side] += weight * colors[x];
      totals[side] += weight;
    }
  }
  constexpr float kLeast = 1e-4F;  // of a side
  return length_of(sums[1] / std::max(totals[1], kLeast) - sums[0] / std::max(totals[0], kLeast));
}

/// The pixels of a border at `at`: of a long one, evenly, as many as tell enough.
std::vector<cv::Point> pixels_along(const Scene& scene, float at) {
  std::vector<cv::Point> all, some;
  cv::findNonZero(cv::abs(scene.distance - at) <= 1.0F, all);
  const std::size_t every = 1 + all.size() / kMostAlong;
  for (std::size_t k = 0; k < all.size(); k += every) some.push_back(all[k]);
  return some;
}

Border border_at(const Scene& scene, float at) {
  const std::vector<cv::Point> pixels = pixels_along(scene, at);
  const int count = static_cast<int>(pixels.size());
  if (count < kFewestPixels) return {count, 0, 0};
  std::vector<float> steps(pixels.size()), edges(pixels.size());
  for_bands(0, count, 64, Progress(), [&](int begin, int end) {
    for (int k = begin; k < end; ++k) {
      steps[k] = step_across(scene, at, pixels[k]);
      edges[k] = second_differences(scene.picture, pixels[k]);
    }
  });
  const auto mean = [count](const std::vector<float>& v) {
    return std::accumulate(v.begin(), v.end(), 0.0) / count;
  };
  return {count, mean(steps), mean(edges)};
}

/// The larger of what is natural on the two sides: an outline between a busy and a smooth side is no fault.
Border natural_border(const Scene& scene) {
  Border natural;
  for (const float side : {-kBeside, kBeside}) {
    const Border beside = border_at(scene, side);
    if (beside.pixels < kFewestPixels) continue;
    natural.pixels += beside.pixels;
    natural.step = std::max(natural.step, beside.step);
    natural.edge = std::max(natural.edge, beside.edge);
  }
  return natural;
}

double excess(double seen, double natural, double least) {
  return std::max(0.0, std::log2((seen + least) / (natural + least)));
}

double mismatch(double a, double b, double least) {
  return std::abs(std::log2((a + least) / (b + least)));
}

/// In strips, beside which what is in between takes no memory.
cv::Mat gradient_of(const cv::Mat& picture) {
  constexpr int kStrip = 64;
  cv::Mat gradient(picture.size(), CV_32F), gray, dx, dy;
  for (int begin = 0; begin < picture.rows; begin += kStrip) {
    const int end = std::min(picture.rows, begin + kStrip), above = std::max(0, begin - 1);
    cv::cvtColor(picture.rowRange(above, std::min(picture.rows, end + 1)), gray, cv::COLOR_RGB2GRAY);
    cv::Sobel(gray, dx, CV_32F, 1, 0, 3, 0.125);
    cv::Sobel(gray, dy, CV_32F, 0, 1, 3, 0.125);
    cv::magnitude(dx, dy, dx);
    dx.rowRange(begin - above, end - above).copyTo(gradient.rowRange(begin, end));
  }
  return gradient;
}

double sharpness_mismatch(const cv::Mat& picture, const cv::Mat& in, const cv::Mat& out) {
  const cv::Mat gradient = gradient_of(picture);
  return mismatch(cv::mean(gradient, in)[0], cv::mean(gradient, out)[0], kLeastGradient);
}

double gray_grain(const cv::Mat& picture, const cv::Mat& where) {
  const cv::Vec3d grain = grain_of(picture, where);
  return (grain[0] + grain[1] + grain[2]) / 3;
}

bool has_border(const cv::Mat& hard) {
  const int count = cv::countNonZero(hard);
  return count > 0 && count < static_cast<int>(hard.total());
}
}  // namespace

double Seam::score() const {
  return step + 0.7 * edge + 0.25 * std::min(grain, 3.0) + 0.35 * std::min(sharpness, 3.0);
}

SeamScorer::SeamScorer(const cv::Mat& inside) : whole_(inside.size()) {
  const cv::Mat hard = inside > 127;
  if (!has_border(hard)) return;
  const int margin = static_cast<int>(kBand) + 4;
  part_ = grown(cv::boundingRect(hard), margin) & cv::Rect({}, whole_);
  const double scale = std::min(1.0, std::sqrt(kMostPixels / static_cast<double>(part_.area())));
  cv::Mat distance = signed_distance(hard(part_), margin / scale);
  if (scale < 1) {
    cv::resize(distance, distance, {}, scale, scale, cv::INTER_AREA);
    distance *= scale;
  }
  distance.convertTo(distance_, CV_16F);
}

std::optional<Seam> SeamScorer::seam_of(cv::Mat picture) const {
  CV_Assert(picture.size() == whole_);
  if (distance_.empty()) return std::nullopt;
  picture = picture(part_);
  if (distance_.size() != part_.size()) cv::resize(picture, picture, distance_.size(), 0, 0, cv::INTER_AREA);
  Scene scene{picture, {}};
  distance_.convertTo(scene.distance, CV_32F);
  const Border real = border_at(scene, 0), natural = natural_border(scene);
  if (real.pixels < kFewestPixels || natural.pixels < kFewestPixels) return std::nullopt;
  const cv::Mat in = (scene.distance < -2) & (scene.distance > -kBand);
  const cv::Mat out = (scene.distance > 2) & (scene.distance < kBand);
  Seam seam;
  seam.step = excess(real.step, natural.step, kLeastStep);
  seam.edge = excess(real.edge, natural.edge, kLeastEdge);
  if (cv::countNonZero(in) < kFewestPixels || cv::countNonZero(out) < kFewestPixels) return seam;
  seam.sharpness = sharpness_mismatch(scene.picture, in, out);
  const cv::Mat whole_in = scene.distance < -2;
  seam.grain = mismatch(gray_grain(scene.picture, whole_in), gray_grain(scene.picture, out), kLeastGrain);
  return seam;
}

std::optional<Seam> seam_of(cv::Mat picture, const cv::Mat& inside) {
  return SeamScorer(inside).seam_of(std::move(picture));
}

}  // namespace pentimento::harmony
