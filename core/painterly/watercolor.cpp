// Watercolor: a wet wash of the large shapes, glazes with dry edges over it, accents of a small brush at
// last. The paper stays white where the picture is light.
#include <array>
#include <cmath>

#include "base/random.h"
#include "painterly/filters.h"
#include "painterly/sampling.h"
#include "painterly/shapes.h"
#include "painterly/sketch.h"
#include "painterly/stroke_plan.h"
#include "painterly/surface.h"
#include "painterly/texture.h"
#include "painterly/washes.h"

namespace pentimento::painterly {
namespace {

const cv::Vec3f kPaper(0.985F, 0.975F, 0.95F);
constexpr float kWetUnits = 14, kGlazeUnits = 4.5F, kFineUnits = 1.4F;  // size of the shapes
constexpr float kWetShare = 0.55F;                                      // of the density in the first wash
constexpr float kSaturation = 1.3F, kDensity = 0.84F, kSpared = 0.07F;  // of the picture's densities
constexpr std::array<float, 6> kLevels = {0.07F, 0.2F, 0.4F, 0.7F, 1.1F, 1.7F};
const std::array<float, 2> kAccentUnits = {3.0F, 1.5F};
const Brush kAccent{.dryness = 0.18F, .opacity = 0.8F, .taper = 0.75F, .darkens = true};

// What pigment has to do: the picture's densities, lighter and purer.
cv::Mat pigment_for(const cv::Mat& picture) {
  cv::Mat density = density_of(picture);
  for (int y = 0; y < density.rows; ++y) {
    for (int x = 0; x < density.cols; ++x) {
      cv::Vec3f& d = density.ptr<cv::Vec3f>(y)[x];
      const float grey = luma(d);
      for (int c = 0; c < 3; ++c)
        d[c] = std::max(0.0F, (grey + (d[c] - grey) * kSaturation) * kDensity - kSpared);
    }
  }
  return density;
}

class Watercolor : public Painting {
 public:
  Washes washes;
  std::vector<Stroke> accents;

  cv::Mat drawn(const Canvas& canvas, Progress& progress) const override {
    const StrokeDrawing drawing({{&accents, &kAccent}}, canvas.size, canvas.scale, 0);
    cv::Mat result(canvas.size, CV_32FC3);
    drawing.for_tiles(progress, [&](const cv::Rect& tile) {
      cv::Mat color = result(tile);
      wash(tile, canvas, color);
      Surface surface{color, {}, tile.tl()};
      drawing.draw(tile, surface);
    });
    return result;
  }

  // Without paper and water, at the size of the sketch.
  cv::Mat evenly_washed(cv::Size size) const {
    Washes even = washes;
    even.granulation = even.clouds = 0;
    return paper_under(densities(even, {{}, size}, {size, 1}), kPaper);
  }

 private:
  void wash(const cv::Rect& area, const Canvas& canvas, cv::Mat& color) const {
    const cv::Mat density = densities(washes, area, canvas);
    const float grain = paper_grain(washes.unit, canvas);
    for (int y = 0; y < area.height; ++y) {
      for (int x = 0; x < area.width; ++x) {
        const float fx = static_cast<float>(area.x + x), fy = static_cast<float>(area.y + y);
        const float slope = paper_height(fx + 1, fy + 1, grain) - paper_height(fx, fy, grain);
        const cv::Vec3f& d = density.ptr<cv::Vec3f>(y)[x];
        for (int c = 0; c < 3; ++c) {
          color.ptr<cv::Vec3f>(y)[x][c] =
              std::clamp(kPaper[c] * std::exp(-d[c]) * (1 + 0.12F * slope * grain / 4), 0.0F, 1.0F);
        }
      }
    }
  }
};

// Strokes that darken what the washes left too light.
std::vector<Stroke> plan_accents(const cv::Mat& wanted, const cv::Mat& washed, const Sketch& sketch,
                                 Progress& progress) {
  const Flow flow = edge_tangent_flow(wanted, std::max(1.5F, 2 * sketch.unit), 0.3F, progress);
  cv::Mat canvas = washed.clone();
  std::vector<Stroke> accents;
  for (std::size_t k = 0; k < kAccentUnits.size(); ++k) {
    const StrokeStyle style{.radius = std::max(0.5F, kAccentUnits[k] * sketch.unit),
                            .tolerance = 0.055F + 0.03F * sketch.looseness,
                            .longest = 7,
                            .spacing = 1.5F,
                            .straight = 0.4F,
                            .edge = 0.1F};
    // Only what is too light.
    const cv::Mat darker = cv::min(wanted, canvas);
    const std::vector<Stroke> strokes = plan_strokes(
        darker, canvas, flow, style, hash(sketch.seed, static_cast<std::uint32_t>(k), 11), progress);
    draw_layer({&strokes, &kAccent}, canvas, progress);
    accents.insert(accents.end(), strokes.begin(), strokes.end());
  }
  return accents;
}

}  // namespace

std::unique_ptr<Painting> plan_watercolor(const Sketch& sketch, Progress& progress) {
  auto painting = std::make_unique<Watercolor>();
  const float loose = 0.7F + 0.6F * sketch.looseness, unit = sketch.unit;
  const auto shapes = [&](float units) { return simplified(sketch.picture, units * unit * loose, progress); };
  const cv::Mat fine = shapes(kFineUnits);
  progress.update(0.3);
  const cv::Mat fine_pigment = pigment_for(fine), pigment = pigment_for(shapes(kGlazeUnits));
  progress.update(0.5);
  cv::Mat wet = cv::min(pigment_for(shapes(kWetUnits)), pigment);
  wet = blurred(wet, 5 * unit * loose, progress);
  Washes& w = painting->washes;
  w.wet = unsteady(wet * kWetShare, 6 * unit * loose, 45 * unit, mix(sketch.seed + 1));
  const cv::Mat tone = luma_of(pigment);
  // Light details are spared.
  const cv::Mat spared = cv::min(tone, luma_of(fine_pigment) + 0.1F);
  w.field =
      unsteady(cv::max(spared - luma_of(w.wet), 0), 1.6F * unit * loose, 16 * unit, mix(sketch.seed + 2));
  w.field = blurred(w.field, std::max(0.7F, 0.6F * unit), progress);
  cv::Mat three;
  cv::merge(std::vector<cv::Mat>(3, cv::max(tone, 0.04)), three);
  cv::divide(pigment, three, w.hue);
  w.hue = cv::min(w.hue, 3);
  float below = 0;
  for (std::size_t k = 0; k < kLevels.size(); ++k) {
    const float next = k + 1 < kLevels.size() ? kLevels[k + 1] : kLevels[k] + 0.5F;
    const float reached = 0.55F * kLevels[k] + 0.45F * next;
    w.glazes.push_back({kLevels[k], reached - below});
    below = reached;
  }
  w.edge_width = 1.6F * unit;
  w.edge_darkness = 0.45F + 0.2F * sketch.looseness;
  w.granulation = 0.16F;
  w.clouds = 0.22F + 0.15F * sketch.looseness;
  w.unit = unit;
  w.seed = mix(sketch.seed + 3);
  measure_slope(w);
  progress.update(0.7);
  const cv::Mat wanted = paper_under(fine_pigment, kPaper);
  painting->accents = plan_accents(wanted, painting->evenly_washed(sketch.picture.size()), sketch, progress);
  progress.update(1);
  return painting;
}

}  // namespace pentimento::painterly
