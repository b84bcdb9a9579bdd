// Paint on a canvas: its color and how thick it lies; and strokes that are drawn on it.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "base/parallel.h"
#include "painterly/stroke.h"

namespace pentimento::painterly {

/// A part of the canvas.
struct Surface {
  cv::Mat color;     ///< CV_32FC3 sRGB
  cv::Mat relief;    ///< CV_32FC1, px; or empty: it does not matter
  cv::Point origin;  ///< of its first pixel on the canvas
};

/// Strokes with one brush. Borrowed: both must outlive it.
struct StrokeLayer {
  const std::vector<Stroke>* strokes = nullptr;
  const Brush* brush = nullptr;
};

/// Strokes that are drawn tile by tile, in their order within each tile.
class StrokeDrawing {
 public:
  static constexpr int kTile = 192;  ///< px

  /// `scale`: px of the canvas for each px of the strokes. `margin`: tiles are drawn so many px larger on
  /// every side.
  StrokeDrawing(std::vector<StrokeLayer> layers, cv::Size canvas, float scale, int margin);

  /// Calls paint(tile) for all tiles, on all threads; a tile lies inside the canvas, without margin.
  template <class Paint>
  void for_tiles(Progress& progress, const Paint& paint) const {
    for (int row = 0; row < rows_; ++row) {
      for_bands(0, columns_, 1, progress, [&](int column, int) {
        paint(cv::Rect(column * kTile, row * kTile, kTile, kTile) & cv::Rect({}, canvas_));
      });
      progress.update(static_cast<double>(row + 1) / rows_);
    }
  }

  /// Draws the strokes of a tile; `surface` lies within its margin.
  void draw(const cv::Rect& tile, Surface& surface) const;

 private:
  struct Entry {
    std::uint32_t layer, stroke;
  };
  void sort_in(const Entry& entry, cv::Rect area);

  std::vector<StrokeLayer> layers_;
  cv::Size canvas_;
  float scale_;
  int columns_, rows_;
  std::vector<std::vector<Entry>> by_tile_;
};

/// Draws a layer on the whole working picture: `color` is CV_32FC3.
void draw_layer(const StrokeLayer& layer, cv::Mat& color, const Progress& progress);

}  // namespace pentimento::painterly
