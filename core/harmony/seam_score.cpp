#include "harmony/seam_score.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "harmony/grain.h"

namespace pentimento::harmony {

namespace {
constexpr float kBeside = 9;   // px: how far the natural borders lie from the real one
constexpr double kSide = 2.5;  // px: what counts as just inside and just outside
constexpr float kBand = 28;    // px: how far sharpness and grain are compared
constexpr int kFewestPixels = 40;
constexpr double kMostPixels = 1.5e6;

/// Below these the eye sees nothing, whatever the ratio (display-encoded).
constexpr double kLeastStep = 0.006, kLeastEdge = 0.012, kLeastGrain = 0.004, kLeastGradient = 0.004;

/// Distance from the border, px: positive outside, negative inside.
cv::Mat signed_distance(const cv::Mat& inside) {
  cv::Mat out, in;
  cv::distanceTransform(inside == 0, out, cv::DIST_L2, cv::DIST_MASK_PRECISE);
  cv::distanceTransform(inside, in, cv::DIST_L2, cv::DIST_MASK_PRECISE);
  return out - in;
}

cv::Mat mean_where(const cv::Mat& picture, const cv::Mat& where) {
  cv::Mat weight, three, sum, count, mean;
  where.convertTo(weight, CV_32F, 1.0 / 255);
  cv::merge(std::vector<cv::Mat>{weight, weight, weight}, three);
  cv::GaussianBlur(picture.mul(three), sum, {}, kSide);
  cv::GaussianBlur(three, count, {}, kSide);
  cv::divide(sum, cv::max(count, 1e-4F), mean);
  return mean;
}

cv::Mat length_of(const cv::Mat& three) {
  cv::Mat squared = three.mul(three), sum;
  cv::transform(squared, sum, cv::Matx13f(1, 1, 1));
  cv::sqrt(sum, sum);
  return sum;
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
  cv::Mat second;  // CV_32FC1: size of the second differences
};

Border border_at(const Scene& scene, float at) {
  const cv::Mat band = cv::abs(scene.distance - at) <= 1.0F;
  Border border{cv::countNonZero(band), 0, 0};
  if (border.pixels < kFewestPixels) return border;
  const cv::Mat difference =
      mean_where(scene.picture, scene.distance > at) - mean_where(scene.picture, scene.distance <= at);
  border.step = cv::mean(length_of(difference), band)[0];
  border.edge = cv::mean(scene.second, band)[0];
  return border;
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

cv::Mat gradient_of(const cv::Mat& picture) {
  cv::Mat gray, dx, dy, size;
  cv::cvtColor(picture, gray, cv::COLOR_RGB2GRAY);
  cv::Sobel(gray, dx, CV_32F, 1, 0, 3, 0.125);
  cv::Sobel(gray, dy, CV_32F, 0, 1, 3, 0.125);
  cv::magnitude(dx, dy, size);
  return size;
}

double gray_grain(const cv::Mat& picture, const cv::Mat& where) {
  const cv::Vec3d grain = grain_of(picture, where);
  return (grain[0] + grain[1] + grain[2]) / 3;
}

/// The part of the picture that matters, at most kMostPixels of it.
Scene scene_around(const cv::Mat& picture, const cv::Mat& inside) {
  const int margin = static_cast<int>(kBand) + 4;
  cv::Rect part = cv::boundingRect(inside);
  part = cv::Rect(part.x - margin, part.y - margin, part.width + 2 * margin, part.height + 2 * margin) &
         cv::Rect({0, 0}, picture.size());
  Scene scene{picture(part), signed_distance(inside(part)), {}};
  const double scale = std::sqrt(kMostPixels / static_cast<double>(part.area()));
  if (scale < 1) {
    cv::resize(scene.picture, scene.picture, {}, scale, scale, cv::INTER_AREA);
    cv::resize(scene.distance, scene.distance, scene.picture.size(), 0, 0, cv::INTER_AREA);
    scene.distance *= scale;
  }
  cv::Mat second;
  cv::Laplacian(scene.picture, second, CV_32F);
  scene.second = length_of(second);
  return scene;
}
}  // namespace

double Seam::score() const {
  return step + 0.7 * edge + 0.25 * std::min(grain, 3.0) + 0.35 * std::min(sharpness, 3.0);
}

std::optional<Seam> seam_of(const cv::Mat& picture, const cv::Mat& inside) {
  const cv::Mat hard = inside > 127;
  const int count = cv::countNonZero(hard);
  if (count == 0 || count == static_cast<int>(hard.total())) return std::nullopt;
  const Scene scene = scene_around(picture, hard);
  const Border real = border_at(scene, 0), natural = natural_border(scene);
  if (real.pixels < kFewestPixels || natural.pixels < kFewestPixels) return std::nullopt;
  const cv::Mat in = (scene.distance < -2) & (scene.distance > -kBand);
  const cv::Mat out = (scene.distance > 2) & (scene.distance < kBand);
  Seam seam;
  seam.step = excess(real.step, natural.step, kLeastStep);
  seam.edge = excess(real.edge, natural.edge, kLeastEdge);
  if (cv::countNonZero(in) < kFewestPixels || cv::countNonZero(out) < kFewestPixels) return seam;
  const cv::Mat gradient = gradient_of(scene.picture);
  seam.sharpness = mismatch(cv::mean(gradient, in)[0], cv::mean(gradient, out)[0], kLeastGradient);
  const cv::Mat whole_in = scene.distance < -2;
  seam.grain = mismatch(gray_grain(scene.picture, whole_in), gray_grain(scene.picture, out), kLeastGrain);
  return seam;
}

}  // namespace pentimento::harmony
