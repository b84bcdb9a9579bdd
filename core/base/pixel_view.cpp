#include "base/pixel_view.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace pentimento {

PixelView::PixelView(cv::Mat matrix)
    : matrix_(std::move(matrix)),
      tiles_{matrix_.data},
      size_(matrix_.size()),
      type_(matrix_.type()),
      row_bytes_(matrix_.empty() ? 0 : matrix_.step[0]),
      pixel_bytes_(CV_ELEM_SIZE(matrix_.type())) {}

PixelView::PixelView(TileGrid grid, const cv::Rect& area, int type)
    : grid_(std::move(grid)),
      corner_(area.tl()),
      size_(area.size()),
      type_(type),
      pixel_bytes_(CV_ELEM_SIZE(type)) {
  row_bytes_ = pixel_bytes_ << grid_.log_side;
  look_up_tiles();
}

void PixelView::look_up_tiles() {
  tiles_.clear();
  for (const auto& tile : grid_.tiles) tiles_.push_back(reinterpret_cast<const uchar*>(tile.get()));
}

cv::Mat PixelView::part(const cv::Rect& area) const {
  if (!matrix_.empty()) return matrix_(area);
  cv::Mat copy(area.size(), type_);
  const int side = 1 << grid_.log_side;
  for (int y = 0; y < area.height; ++y) {
    for (int x = 0; x < area.width;) {
      const int to_next_tile = side - ((area.x + x + corner_.x) & (side - 1)),
                count = std::min(to_next_tile, area.width - x);
      std::memcpy(copy.ptr(y, x), at(area.x + x, area.y + y), static_cast<std::size_t>(count) * pixel_bytes_);
      x += count;
    }
  }
  return copy;
}

PixelView PixelView::with(const cv::Mat& pixels, const cv::Mat& where, cv::Point corner) const {
  if (!tiled()) {
    cv::Mat changed = matrix_.clone();
    pixels.copyTo(changed(cv::Rect(corner, pixels.size())), where);
    return changed;
  }
  PixelView changed = *this;
  const int side = 1 << grid_.log_side;
  const cv::Rect area(corner + corner_, pixels.size());  // in the grid
  for (std::size_t k = 0; k < grid_.tiles.size(); ++k) {
    const int row = static_cast<int>(k) / grid_.across, column = static_cast<int>(k) % grid_.across;
    const cv::Rect tile(column * side, row * side, side, side), here = tile & area;
    const cv::Rect of_pixels = here - area.tl();
    if (here.empty() || cv::countNonZero(where(of_pixels)) == 0) continue;
    const std::size_t bytes = row_bytes_ * static_cast<std::size_t>(side);
    const std::shared_ptr<std::byte[]> copy(new std::byte[bytes]);
    std::memcpy(copy.get(), grid_.tiles[k].get(), bytes);
    cv::Mat values(side, side, type_, copy.get());
    pixels(of_pixels).copyTo(values(here - tile.tl()), where(of_pixels));
    changed.grid_.tiles[k] = copy;
  }
  changed.look_up_tiles();
  return changed;
}

}  // namespace pentimento
