#include "painterly/surface.h"

#include <algorithm>
#include <utility>

#include "painterly/brush_tip.h"

namespace pentimento::painterly {
namespace {

// The path on the canvas, its corners cut (Chaikin 1974).
std::vector<cv::Point2f> smooth_path(const Stroke& stroke, float scale) {
  std::vector<cv::Point2f> path;
  const cv::Point2f half(0.5F, 0.5F);
  for (const cv::Point2f& p : stroke.path) path.push_back((p + half) * scale - half);
  if (path.size() < 3) return path;
  std::vector<cv::Point2f> cut{path.front()};
  for (std::size_t k = 0; k + 1 < path.size(); ++k) {
    if (k > 0) cut.push_back(path[k] * 0.75F + path[k + 1] * 0.25F);
    if (k + 2 < path.size()) cut.push_back(path[k] * 0.25F + path[k + 1] * 0.75F);
  }
  cut.push_back(path.back());
  return cut;
}

cv::Rect bounds(const Stroke& stroke, float scale, int margin) {
  cv::Point2f least = stroke.path.front(), most = least;
  for (const cv::Point2f& p : stroke.path) {
    least = {std::min(least.x, p.x), std::min(least.y, p.y)};
    most = {std::max(most.x, p.x), std::max(most.y, p.y)};
  }
  const float reach = BrushTip::reach(BrushTip::radius_of(stroke, scale)) + 1 + static_cast<float>(margin);
  return {cv::Point(cvFloor(least.x * scale - reach), cvFloor(least.y * scale - reach)),
          cv::Point(cvCeil((most.x + 1) * scale + reach), cvCeil((most.y + 1) * scale + reach))};
}

void draw_stroke(const Stroke& stroke, const Brush& brush, float scale, StrokePlaces& places,
                 Surface& surface) {
  const float reach = BrushTip::reach(BrushTip::radius_of(stroke, scale));
  const float length = places.follow(smooth_path(stroke, scale), reach);
  const BrushTip tip(stroke, brush, scale, length);
  const bool thick = !surface.relief.empty();
  places.take([&](int x, int y, const Place& place) {
    const cv::Point at = cv::Point(x, y) - surface.origin;
    tip.paint(place, surface.color.ptr<cv::Vec3f>(at.y)[at.x],
              thick ? surface.relief.ptr<float>(at.y) + at.x : nullptr);
  });
}

}  // namespace

StrokeDrawing::StrokeDrawing(std::vector<StrokeLayer> layers, cv::Size canvas, float scale, int margin)
    : layers_(std::move(layers)),
      canvas_(canvas),
      scale_(scale),
      columns_((canvas.width + kTile - 1) / kTile),
      rows_((canvas.height + kTile - 1) / kTile),
      by_tile_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {
  for (std::uint32_t l = 0; l < layers_.size(); ++l) {
    const std::vector<Stroke>& strokes = *layers_[l].strokes;
    for (std::uint32_t s = 0; s < strokes.size(); ++s) sort_in({l, s}, bounds(strokes[s], scale, margin));
  }
}

void StrokeDrawing::sort_in(const Entry& entry, cv::Rect area) {
  area &= cv::Rect({}, canvas_);
  if (area.empty()) return;
  for (int row = area.y / kTile; row <= (area.br().y - 1) / kTile; ++row) {
    for (int column = area.x / kTile; column <= (area.br().x - 1) / kTile; ++column) {
      by_tile_[static_cast<std::size_t>(row * columns_ + column)].push_back(entry);
    }
  }
}

void StrokeDrawing::draw(const cv::Rect& tile, Surface& surface) const {
  StrokePlaces places({surface.origin, surface.color.size()});
  for (const Entry& entry : by_tile_[static_cast<std::size_t>(tile.y / kTile * columns_ + tile.x / kTile)]) {
    const StrokeLayer& layer = layers_[entry.layer];
    draw_stroke((*layer.strokes)[entry.stroke], *layer.brush, scale_, places, surface);
  }
}

void draw_layer(const StrokeLayer& layer, cv::Mat& color, const Progress& progress) {
  Progress silent = progress.silent();
  const StrokeDrawing drawing({layer}, color.size(), 1, 0);
  drawing.for_tiles(silent, [&](const cv::Rect& tile) {
    Surface surface{color(tile), {}, tile.tl()};
    drawing.draw(tile, surface);
  });
}

}  // namespace pentimento::painterly
