#include "painterly/stroke_painting.h"

#include <cmath>

#include "base/random.h"
#include "painterly/palette.h"
#include "painterly/shapes.h"

namespace pentimento::painterly {
namespace {

constexpr int kMargin = 1;                     // px around a tile that its light needs
constexpr float kSlant = -0.6F;                // of the hand, where the picture has no direction
constexpr float kThinnest = 0.7F;              // px; finer brushes draw nothing that can be seen
constexpr std::uint32_t kPasses = 2;           // with each brush; the second one closes gaps
const cv::Scalar kBare = cv::Scalar::all(-1);  // canvas without paint differs from everything
const Brush kPlain;                            // to see what is painted already

// Light from the upper left, and a little gloss (Blinn 1977).
class Light {
 public:
  explicit Light(const Finish& finish)
      : finish_(finish),
        towards_(cv::normalize(cv::Vec3f(-0.5F, -0.65F, 0.75F))),
        half_(cv::normalize(towards_ + cv::Vec3f(0, 0, 1))) {}

  cv::Vec3f on(cv::Vec3f color, float dx, float dy) const {
    if (dx == 0 && dy == 0) return color;
    const cv::Vec3f normal = cv::Vec3f(-dx, -dy, 1) * (1 / std::sqrt(1 + dx * dx + dy * dy));
    const float shade = std::clamp(normal.dot(towards_) / towards_[2], 0.4F, 1.5F);
    const float gloss = std::max(0.0F, shine(normal.dot(half_)) - shine(half_[2]));
    for (int c = 0; c < 3; ++c) {
      color[c] =
          std::clamp(color[c] * (1 + finish_.shading * (shade - 1)) + finish_.gloss * gloss, 0.0F, 1.0F);
    }
    return color;
  }

 private:
  // The 64th power.
  static float shine(float cosine) {
    float v = std::max(0.0F, cosine);
    for (int k = 0; k < 6; ++k) v *= v;
    return v;
  }
  Finish finish_;
  cv::Vec3f towards_, half_;
};

void light_tile(const Surface& surface, const cv::Rect& tile, const Light& light, cv::Mat& result) {
  for (int y = 0; y < tile.height; ++y) {
    const auto *above = surface.relief.ptr<float>(y) + kMargin,
               *here = surface.relief.ptr<float>(y + kMargin) + kMargin,
               *below = surface.relief.ptr<float>(y + 2 * kMargin) + kMargin;
    const auto* color = surface.color.ptr<cv::Vec3f>(y + kMargin) + kMargin;
    auto* to = result.ptr<cv::Vec3f>(tile.y + y) + tile.x;
    for (int x = 0; x < tile.width; ++x) {
      to[x] = light.on(color[x], (here[x + 1] - here[x - 1]) * 0.5F, (below[x] - above[x]) * 0.5F);
    }
  }
}

}  // namespace

cv::Mat StrokePainting::drawn(const Canvas& canvas, Progress& progress) const {
  std::vector<StrokeLayer> layers;
  for (std::size_t k = 0; k < strokes.size(); ++k) layers.push_back({&strokes[k], &brushes[k].brush});
  const StrokeDrawing drawing(layers, canvas.size, canvas.scale, kMargin);
  const Light light(finish);
  cv::Mat result(canvas.size, CV_32FC3);
  drawing.for_tiles(progress, [&](const cv::Rect& tile) {
    const cv::Size size(tile.width + 2 * kMargin, tile.height + 2 * kMargin);
    Surface surface{cv::Mat(size, CV_32FC3, cv::Scalar(ground[0], ground[1], ground[2])),
                    cv::Mat::zeros(size, CV_32F), tile.tl() - cv::Point(kMargin, kMargin)};
    drawing.draw(tile, surface);
    light_tile(surface, tile, light, result);
  });
  return result;
}

namespace {
// `tint` and a share of the picture's mean color.
cv::Vec3f toned_ground(const cv::Mat& picture, const cv::Vec3f& tint, float share) {
  const cv::Scalar mean = cv::mean(picture);
  return tint + cv::Vec3f(cv::Vec3d(mean[0], mean[1], mean[2])) * share;
}

// The strokes of a painting, on bare ground.
std::vector<std::vector<Stroke>> plan_by_brush(const Sketch& sketch, const Manner& manner,
                                               Progress& progress) {
  cv::Mat canvas(sketch.picture.size(), CV_32FC3, kBare);
  std::vector<std::vector<Stroke>> all;
  Palette palette;
  for (std::size_t k = 0; k < manner.brushes.size(); ++k) {
    const BrushSize& brush = manner.brushes[k];
    const float radius = brush.units * sketch.unit * (0.8F + 0.5F * sketch.looseness);
    all.emplace_back();
    if (radius < kThinnest && k > 0) continue;
    cv::Mat shapes = simplified(sketch.picture, radius * manner.simplify, progress);
    const Flow flow = edge_tangent_flow(shapes, std::max(1.5F, radius * 0.8F), kSlant, progress);
    if (manner.colors > 0) {
      if (k == 0) palette = Palette(simplified(sketch.picture, 3 * sketch.unit, progress), manner.colors);
      shapes = palette.applied(shapes, progress);
    }
    const StrokeStyle style{.radius = radius,
                            .tolerance = brush.tolerance * (0.7F + 0.9F * sketch.looseness),
                            .longest = brush.longest,
                            .spacing = 1.6F,
                            .straight = manner.straight,
                            .edge = manner.edge};
    for (std::uint32_t pass = 0; pass < kPasses; ++pass) {
      const std::vector<Stroke> more = plan_strokes(
          shapes, canvas, flow, style, hash(sketch.seed, static_cast<std::uint32_t>(k), pass), progress);
      draw_layer({&more, &kPlain}, canvas, progress);
      all.back().insert(all.back().end(), more.begin(), more.end());
    }
    progress.update(static_cast<double>(k + 1) / static_cast<double>(manner.brushes.size()));
  }
  return all;
}
}  // namespace

std::unique_ptr<Painting> plan_painting(const Sketch& sketch, const Manner& manner, Progress& progress) {
  auto painting = std::make_unique<StrokePainting>();
  painting->ground = toned_ground(sketch.picture, manner.tint, manner.tone);
  painting->finish = manner.finish;
  painting->brushes = manner.brushes;
  painting->strokes = plan_by_brush(sketch, manner, progress);
  return painting;
}

}  // namespace pentimento::painterly
