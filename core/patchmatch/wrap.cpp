#include "patchmatch/wrap.h"

#include <cmath>
#include <cstring>

#include "patchmatch/bordered.h"

namespace pentimento::patchmatch {
namespace {

// Pixels of row `y` from column `from` to column `to`.
void copy_pixels(cv::Mat& image, cv::Point from, cv::Point to, int count) {
  const auto at = [&](cv::Point p) {
    return image.data + p.y * static_cast<std::ptrdiff_t>(image.step[0]) +
           p.x * static_cast<std::ptrdiff_t>(image.elemSize());
  };
  std::memcpy(at(to), at(from), static_cast<std::size_t>(count) * image.elemSize());
}

}  // namespace

Wrap possible_wrap(Wrap wrap, cv::Size size) {
  if (size.width < kSide || size.height < kSide) return {};
  return wrap;
}

void wrap_border(cv::Mat& image, cv::Size size, Wrap wrap) {
  if (wrap.across) {
    for (int y = 0; y < size.height; ++y) {
      copy_pixels(image, {size.width - kRadius, y}, {-kRadius, y}, kRadius);
      copy_pixels(image, {0, y}, {size.width, y}, kRadius);
    }
  }
  if (!wrap.down) return;
  for (int k = 0; k < kRadius; ++k) {  // the corners, too
    const int all = size.width + 2 * kRadius;
    copy_pixels(image, {-kRadius, size.height - kRadius + k}, {-kRadius, k - kRadius}, all);
    copy_pixels(image, {-kRadius, k}, {-kRadius, size.height + k}, all);
  }
}

cv::Point2f shortest(cv::Point2f offset, cv::Size2f period) {
  if (period.width > 0) offset.x -= period.width * std::round(offset.x / period.width);
  if (period.height > 0) offset.y -= period.height * std::round(offset.y / period.height);
  return offset;
}

}  // namespace pentimento::patchmatch
