#include "painterly/washes.h"

#include <algorithm>
#include <cmath>

#include "painterly/filters.h"
#include "painterly/sampling.h"
#include "painterly/texture.h"

namespace pentimento::painterly {
namespace {

constexpr float kGrainUnits = 2.6F;
constexpr float kLeastGrain = 2.2F;  // px
constexpr float kCloudUnits = 60;
constexpr float kRough = 0.05F;       // how far the paper moves the edges, luma density
constexpr float kLeastSlope = 2e-3F;  // density for each px of the sketch

// Density that all glazes leave at a place.
float glazed(const Washes& w, float field, float slope, float soft) {
  float sum = 0;
  for (const Glaze& glaze : w.glazes) {
    const float above = field - glaze.level;
    const float covered = smoothstep(-soft, soft, above);
    if (covered <= 0) continue;
    const float inside = std::max(0.0F, above) / slope / w.edge_width;
    sum += glaze.amount * covered * (1 - 0.2F * w.edge_darkness + w.edge_darkness * std::exp(-inside));
  }
  return sum;
}

}  // namespace

float paper_grain(float unit, const Canvas& canvas) {
  return std::max(kLeastGrain, kGrainUnits * unit * canvas.scale);
}

cv::Mat density_of(const cv::Mat& picture) {
  cv::Mat density(picture.size(), picture.type());
  const int count = picture.cols * picture.channels();
  for (int y = 0; y < picture.rows; ++y) {
    const auto* from = picture.ptr<float>(y);
    std::transform(from, from + count, density.ptr<float>(y),
                   [](float v) { return -std::log(std::max(v, 0.02F)); });
  }
  return density;
}

cv::Mat paper_under(const cv::Mat& density, const cv::Vec3f& paper) {
  cv::Mat color(density.size(), CV_32FC3);
  for (int y = 0; y < density.rows; ++y) {
    for (int x = 0; x < density.cols; ++x) {
      for (int c = 0; c < 3; ++c)
        color.ptr<cv::Vec3f>(y)[x][c] = paper[c] * std::exp(-density.ptr<cv::Vec3f>(y)[x][c]);
    }
  }
  return color;
}

void measure_slope(Washes& washes) {
  washes.slope = slope_of(blurred(washes.field, 1.5F, Progress()));
}

cv::Mat densities(const Washes& w, const cv::Rect& area, const Canvas& canvas) {
  cv::Mat wet = on_canvas(w.wet, area, canvas);
  const cv::Mat field = on_canvas(w.field, area, canvas), slope = on_canvas(w.slope, area, canvas),
                hue = on_canvas(w.hue, area, canvas);
  const float grain = paper_grain(w.unit, canvas), cloud = kCloudUnits * w.unit * canvas.scale;
  for (int y = 0; y < area.height; ++y) {
    for (int x = 0; x < area.width; ++x) {
      const float fx = static_cast<float>(area.x + x), fy = static_cast<float>(area.y + y);
      const float paper = paper_height(fx, fy, grain);
      const float water = fractal_noise(fx / cloud, fy / cloud, 4, w.seed);
      const float steep = std::max(kLeastSlope, slope.ptr<float>(y)[x]);
      const float soft = std::max(0.008F, steep / canvas.scale);
      const float rough = field.ptr<float>(y)[x] - kRough * (paper - 0.5F) * 2;
      const float glaze = glazed(w, rough, steep, soft);
      const float pigment =
          std::max(0.2F, 1 + w.granulation * 2 * (0.5F - paper) + w.clouds * 2.5F * (water - 0.5F));
      cv::Vec3f& d = wet.ptr<cv::Vec3f>(y)[x];
      for (int c = 0; c < 3; ++c) {
        d[c] = std::max(0.0F, d[c] + glaze * hue.ptr<cv::Vec3f>(y)[x][c]) * pigment;
      }
    }
  }
  return wet;
}

}  // namespace pentimento::painterly
