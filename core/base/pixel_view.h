// Pixels to be read where they lie.
#pragma once

#include <cstddef>
#include <memory>
#include <opencv2/core.hpp>
#include <vector>

namespace pentimento {

/// Square tiles of pixels, in rows from the top: each `side` rows of `side` pixels, one after the other.
struct TileGrid {
  std::vector<std::shared_ptr<const std::byte[]>> tiles;
  int across = 1;     ///< tiles in a row
  int log_side = 30;  ///< of two
};

/// A part of a grid of tiles, or a matrix, which counts as one large tile. Copies share the memory and keep
/// it alive. Nobody writes to it.
class PixelView {
 public:
  PixelView() = default;
  // NOLINTBEGIN(google-explicit-constructor): they are read the same way
  PixelView(cv::Mat matrix);
  PixelView(const cv::MatExpr& values) : PixelView(cv::Mat(values)) {}
  // NOLINTEND(google-explicit-constructor)
  /// What of `grid` lies under `area`, as pixels of the OpenCV type `type`.
  PixelView(TileGrid grid, const cv::Rect& area, int type);

  cv::Size size() const { return size_; }
  int type() const { return type_; }
  int depth() const { return CV_MAT_DEPTH(type_); }
  bool empty() const { return size_.empty(); }
  /// Whether its pixels lie in tiles, which others hold, too.
  bool tiled() const { return !grid_.tiles.empty(); }

  /// The pixel at (x, y), inside size(); what follows it in memory may not be its neighbor.
  const uchar* at(int x, int y) const {
    const int u = x + corner_.x, v = y + corner_.y, side = grid_.log_side, within = (1 << side) - 1;
    return tiles_[static_cast<std::size_t>((v >> side) * grid_.across + (u >> side))] +
           static_cast<std::size_t>(v & within) * row_bytes_ +
           static_cast<std::size_t>(u & within) * pixel_bytes_;
  }
  template <class Pixel>
  const Pixel& at(int x, int y) const {
    return *reinterpret_cast<const Pixel*>(at(x, y));
  }

  /// The pixels of `area`, inside size(): a copy, but of a matrix, of which it is a part.
  cv::Mat part(const cv::Rect& area) const;
  cv::Mat rows(int begin, int end) const { return part({0, begin, size_.width, end - begin}); }
  cv::Mat whole() const { return part({{}, size_}); }

  /// The same with `pixels` where `where` (CV_8UC1) is above 0; their top left one is that at `corner`. What
  /// is not changed is shared, tile by tile.
  PixelView with(const cv::Mat& pixels, const cv::Mat& where, cv::Point corner) const;

 private:
  void look_up_tiles();

  cv::Mat matrix_;                   // where there are no tiles
  TileGrid grid_;                    // where there are
  std::vector<const uchar*> tiles_;  // where they begin, or the matrix
  cv::Point corner_;                 // in the grid
  cv::Size size_;
  int type_ = CV_8UC1;
  std::size_t row_bytes_ = 0, pixel_bytes_ = 0;  // from one to the next in a tile
};

}  // namespace pentimento
