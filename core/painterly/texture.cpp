#include "painterly/texture.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "base/random.h"
#include "painterly/filters.h"
#include "painterly/sampling.h"

namespace pentimento::painterly {

float noise(float x, float y, std::uint32_t seed) {
  const float fx = std::floor(x), fy = std::floor(y);
  const auto ix = static_cast<std::uint32_t>(static_cast<std::int32_t>(fx)),
             iy = static_cast<std::uint32_t>(static_cast<std::int32_t>(fy));
  const float u = x - fx, v = y - fy;
  const auto fade = [](float t) { return t * t * t * (t * (t * 6 - 15) + 10); };
  // A slope in one of 256 x 256 directions at each corner.
  const auto at = [&](std::uint32_t a, std::uint32_t b) {
    const std::uint32_t h = mix(((ix + a) * 0x9e3779b1U) ^ mix((iy + b) ^ seed));
    const float gx = static_cast<float>(h & 255U) - 127.5F, gy = static_cast<float>((h >> 8) & 255U) - 127.5F;
    return gx * (u - static_cast<float>(a)) + gy * (v - static_cast<float>(b));
  };
  const float fu = fade(u), fv = fade(v);
  const float sum =
      (at(0, 0) * (1 - fu) + at(1, 0) * fu) * (1 - fv) + (at(0, 1) * (1 - fu) + at(1, 1) * fu) * fv;
  return std::clamp(0.5F + sum * (1 / 180.0F), 0.0F, 1.0F);
}

float fractal_noise(float x, float y, int octaves, std::uint32_t seed) {
  float sum = 0, height = 1, total = 0;
  for (int k = 0; k < octaves; ++k) {
    sum += height * noise(x, y, seed + static_cast<std::uint32_t>(k));
    total += height;
    height *= 0.5F;
    // Turned and not quite doubled, so that the lattices do not line up.
    const float turned = 1.6F * x + 1.2F * y;
    y = 1.6F * y - 1.2F * x;
    x = turned;
  }
  return sum / total;
}

float paper_height(float x, float y, float grain) {
  constexpr std::uint32_t kPaper = 0x9a9e4;
  return fractal_noise(x / grain, y / grain, 3, kPaper);
}

cv::Mat on_canvas(const cv::Mat& field, const cv::Rect& area, const Canvas& canvas) {
  if (canvas.scale == 1 && (area & cv::Rect({}, field.size())) == area) return field(area).clone();
  return enlarged_part(field, area, canvas.scale, Progress());
}

cv::Mat slope_of(const cv::Mat& field) {
  const Derivatives d = derivatives(field, Progress());
  cv::Mat slope(field.size(), CV_32F);
  for (int y = 0; y < field.rows; ++y) {
    const auto *dx = d.x.ptr<float>(y), *dy = d.y.ptr<float>(y);
    for (int x = 0; x < field.cols; ++x) slope.ptr<float>(y)[x] = std::sqrt(dx[x] * dx[x] + dy[x] * dy[x]);
  }
  return slope;
}

namespace {
template <class T>
cv::Mat moved(const cv::Mat& field, float reach, float length, std::uint32_t seed) {
  cv::Mat result(field.size(), field.type());
  for_rows(0, field.rows, Progress(), [&](int y) {
    for (int x = 0; x < field.cols; ++x) {
      const float fx = static_cast<float>(x), fy = static_cast<float>(y);
      const float dx = fractal_noise(fx / length, fy / length, 2, seed),
                  dy = fractal_noise(fx / length, fy / length, 2, seed + 77);
      result.ptr<T>(y)[x] = sample<T>(field, fx + (2 * dx - 1) * reach, fy + (2 * dy - 1) * reach);
    }
  });
  return result;
}
}  // namespace

cv::Mat unsteady(const cv::Mat& field, float reach, float length, std::uint32_t seed) {
  return field.channels() == 1 ? moved<float>(field, reach, length, seed)
                               : moved<cv::Vec3f>(field, reach, length, seed);
}

}  // namespace pentimento::painterly
