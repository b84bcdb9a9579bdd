// Ink: lines of the pen along the forms, hatching where it is dark, a diluted wash, and black where nothing
// is seen; on paper.
#include <array>
#include <cmath>

#include "base/random.h"
#include "painterly/filters.h"
#include "painterly/hatching.h"
#include "painterly/lines.h"
#include "painterly/sampling.h"
#include "painterly/shapes.h"
#include "painterly/surface.h"
#include "painterly/texture.h"
#include "painterly/washes.h"

namespace pentimento::painterly {
namespace {

const cv::Vec3f kPaper(0.975F, 0.96F, 0.925F), kInk(0.09F, 0.08F, 0.085F);
const cv::Vec3f kWash(0.97F, 1.0F, 1.06F);  // densities of diluted ink, which is warm
const Brush kPen{.dryness = 0.1F, .opacity = 0.88F, .taper = 0.7F, .darkens = true};
constexpr float kLineUnits = 0.95F, kLineThreshold = 0.011F;

struct Hatch {
  float darkest, slant;
};
constexpr std::array<Hatch, 3> kHatches = {{{0.44F, -0.75F}, {0.3F, 0.55F}, {0.18F, -1.45F}}};

class Drawing : public Painting {
 public:
  Washes wash;
  cv::Mat lines, line_slope;  // CV_32FC1: line_response() and its slope
  std::vector<Stroke> hatching;

  cv::Mat drawn(const Canvas& canvas, Progress& progress) const override {
    const StrokeDrawing drawing({{&hatching, &kPen}}, canvas.size, canvas.scale, 0);
    cv::Mat result(canvas.size, CV_32FC3);
    drawing.for_tiles(progress, [&](const cv::Rect& tile) {
      Surface surface{result(tile), {}, tile.tl()};
      lay_wash(tile, canvas, surface.color);
      drawing.draw(tile, surface);
      draw_lines(tile, canvas, surface.color);
    });
    return result;
  }

 private:
  void lay_wash(const cv::Rect& area, const Canvas& canvas, cv::Mat& color) const {
    const cv::Mat density = densities(wash, area, canvas);
    for (int y = 0; y < area.height; ++y) {
      for (int x = 0; x < area.width; ++x) {
        for (int c = 0; c < 3; ++c) {
          const float shown = kPaper[c] * std::exp(-density.ptr<cv::Vec3f>(y)[x][c]);
          color.ptr<cv::Vec3f>(y)[x][c] = std::max(kInk[c], shown);
        }
      }
    }
  }

  void draw_lines(const cv::Rect& area, const Canvas& canvas, cv::Mat& color) const {
    const cv::Mat response = on_canvas(lines, area, canvas), slope = on_canvas(line_slope, area, canvas);
    const float grain = paper_grain(wash.unit, canvas);
    for (int y = 0; y < area.height; ++y) {
      for (int x = 0; x < area.width; ++x) {
        const float paper =
            paper_height(static_cast<float>(area.x + x), static_cast<float>(area.y + y), grain);
        const float rough = response.ptr<float>(y)[x] + 0.012F * (paper - 0.5F);
        const float soft = std::max(0.0015F, 0.8F * slope.ptr<float>(y)[x] / canvas.scale);
        const float ink = smoothstep(kLineThreshold - soft, kLineThreshold + soft, rough);
        cv::Vec3f& c = color.ptr<cv::Vec3f>(y)[x];
        c += (kInk - c) * (0.94F * ink);
      }
    }
  }
};

Washes plan_wash(const cv::Mat& grey, const Sketch& sketch) {
  Washes w;
  w.unit = sketch.unit;
  w.seed = mix(sketch.seed + 3);
  cv::Mat density = density_of(grey);
  w.field = unsteady(density, 1.4F * sketch.unit, 16 * sketch.unit, mix(sketch.seed + 2));
  w.wet = cv::Mat(grey.size(), CV_32FC3, cv::Scalar::all(0));
  w.hue = cv::Mat(grey.size(), CV_32FC3, cv::Scalar(kWash[0], kWash[1], kWash[2]));
  w.glazes = {{0.32F, 0.1F}, {0.7F, 0.17F}, {1.2F, 0.28F}, {2.1F, 1.6F}};
  w.edge_width = 1.5F * sketch.unit;
  w.edge_darkness = 0.4F;
  w.granulation = 0.12F;
  w.clouds = 0.25F;
  measure_slope(w);
  return w;
}

}  // namespace

std::unique_ptr<Painting> plan_ink(const Sketch& sketch, Progress& progress) {
  auto drawing = std::make_unique<Drawing>();
  const float unit = sketch.unit, loose = 0.7F + 0.6F * sketch.looseness;
  const cv::Mat fine = luma_of(simplified(sketch.picture, 0.8F * unit * loose, progress));
  progress.update(0.3);
  const cv::Mat shapes = simplified(sketch.picture, 4 * unit * loose, progress), grey = luma_of(shapes);
  drawing->wash = plan_wash(grey, sketch);
  progress.update(0.5);
  const Flow flow = edge_tangent_flow(sketch.picture, std::max(1.5F, 1.6F * unit), -0.75F, progress);
  drawing->lines = unsteady(line_response(fine, flow, std::max(0.8F, kLineUnits * unit), progress),
                            0.7F * unit * loose, 14 * unit, mix(sketch.seed + 5));
  drawing->line_slope = slope_of(drawing->lines);
  progress.update(0.75);
  const Flow forms = edge_tangent_flow(shapes, 8 * unit, -0.75F, progress);
  for (std::size_t k = 0; k < kHatches.size(); ++k) {
    const HatchStyle style{.spacing = std::max(2.0F, 3.4F * unit),
                           .radius = 0.42F * unit,
                           .longest = 14,
                           .slant = kHatches[k].slant,
                           .bend = 0.8F,
                           .darkest = kHatches[k].darkest,
                           .color = kInk};
    const std::vector<Stroke> more =
        hatched(grey, forms, style, hash(sketch.seed, static_cast<std::uint32_t>(k), 21), progress);
    drawing->hatching.insert(drawing->hatching.end(), more.begin(), more.end());
  }
  progress.update(1);
  return drawing;
}

}  // namespace pentimento::painterly
