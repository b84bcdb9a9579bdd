#include "painterly/palette.h"

#include <algorithm>

#include "base/parallel.h"
#include "painterly/filters.h"
#include "painterly/sampling.h"

namespace pentimento::painterly {
namespace {

constexpr int kRounds = 8;
constexpr float kSnap = 0.85F;  // how far a color goes to the palette's

float distance2(const cv::Vec3f& a, const cv::Vec3f& b) {
  const cv::Vec3f d = a - b;
  return d.dot(d);
}

std::size_t nearest_of(const std::vector<cv::Vec3f>& colors, const cv::Vec3f& color) {
  const auto nearer = [&](const cv::Vec3f& a, const cv::Vec3f& b) {
    return distance2(a, color) < distance2(b, color);
  };
  return static_cast<std::size_t>(std::min_element(colors.begin(), colors.end(), nearer) - colors.begin());
}

// Luma and two color differences, as far apart as they look.
cv::Vec3f seen(const cv::Vec3f& rgb) {
  const float y = luma(rgb);
  return {y, 0.6F * (rgb[2] - y), 0.75F * (rgb[0] - y)};
}
cv::Vec3f painted(const cv::Vec3f& s) {
  const float blue = s[0] + s[1] / 0.6F, red = s[0] + s[2] / 0.75F;
  return {red, (s[0] - 0.299F * red - 0.114F * blue) / 0.587F, blue};
}

std::vector<cv::Vec3f> some_pixels(const cv::Mat& picture) {
  constexpr double kSide = 72;
  const double factor = std::min(1.0, kSide / std::max(picture.cols, picture.rows));
  const cv::Size size(std::max(1, cvRound(picture.cols * factor)),
                      std::max(1, cvRound(picture.rows * factor)));
  const cv::Mat small = resized(picture, size, Enlarging::Linear, Progress());
  std::vector<cv::Vec3f> pixels(small.begin<cv::Vec3f>(), small.end<cv::Vec3f>());
  std::transform(pixels.begin(), pixels.end(), pixels.begin(), seen);
  return pixels;
}

// Each next color is the pixel that differs most from those before (Gonzalez 1985).
std::vector<cv::Vec3f> most_different(const std::vector<cv::Vec3f>& pixels, int count) {
  cv::Vec3f mean(0, 0, 0);
  for (const cv::Vec3f& p : pixels) mean += p * (1 / static_cast<float>(pixels.size()));
  std::vector<cv::Vec3f> chosen{pixels[nearest_of(pixels, mean)]};
  while (static_cast<int>(chosen.size()) < count) {
    const auto gap = [&](const cv::Vec3f& p) { return distance2(p, chosen[nearest_of(chosen, p)]); };
    const auto next = std::max_element(pixels.begin(), pixels.end(),
                                       [&](const auto& a, const auto& b) { return gap(a) < gap(b); });
    if (gap(*next) <= 0) break;
    chosen.push_back(*next);
  }
  return chosen;
}

}  // namespace

Palette::Palette(const cv::Mat& picture, int count) {
  const std::vector<cv::Vec3f> pixels = some_pixels(picture);
  colors_ = most_different(pixels, count);
  for (int round = 0; round < kRounds; ++round) {
    std::vector<cv::Vec4d> sums(colors_.size(), cv::Vec4d::all(0));
    for (const cv::Vec3f& p : pixels) sums[nearest_of(colors_, p)] += cv::Vec4d(p[0], p[1], p[2], 1);
    for (std::size_t k = 0; k < colors_.size(); ++k) {
      if (sums[k][3] > 0)
        colors_[k] = cv::Vec3f(cv::Vec3d(sums[k][0], sums[k][1], sums[k][2]) * (1 / sums[k][3]));
    }
  }
}

cv::Mat Palette::applied(const cv::Mat& picture, const Progress& progress) const {
  cv::Mat result(picture.size(), CV_32FC3);
  for_rows(0, picture.rows, progress, [&](int y) {
    const auto* from = picture.ptr<cv::Vec3f>(y);
    for (int x = 0; x < picture.cols; ++x) {
      const cv::Vec3f own = seen(from[x]);
      result.ptr<cv::Vec3f>(y)[x] = painted(own + (colors_[nearest_of(colors_, own)] - own) * kSnap);
    }
  });
  return cv::min(cv::max(result, 0), 1);
}

}  // namespace pentimento::painterly
