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

}  // namespace pentimento
