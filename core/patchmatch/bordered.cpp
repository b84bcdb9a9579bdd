#include "patchmatch/bordered.h"

#include <algorithm>

namespace pentimento::patchmatch {
namespace {

constexpr int kSlack = 1;  // a 32-byte load of 7 four-byte pixels reads an 8th

}  // namespace

cv::Mat make_bordered(cv::Size size, int type) {
  const cv::Mat whole = cv::Mat::zeros(size.height + 2 * kRadius, size.width + 2 * kRadius + kSlack, type);
  return whole(cv::Rect({kRadius, kRadius}, size));
}

cv::Mat bordered_copy(const cv::Mat& image) {
  cv::Mat copy = make_bordered(image.size(), image.type());
  image.copyTo(copy);
  return copy;
}

void replicate_border(cv::Mat& image) {
  const std::size_t bytes = image.elemSize();
  for (int y = 0; y < image.rows; ++y) {
    std::uint8_t* row = image.ptr(y);
    for (int k = 1; k <= kRadius; ++k) {
      std::copy_n(row, bytes, row - k * bytes);
      std::copy_n(row + (image.cols - 1) * bytes, bytes, row + (image.cols - 1 + k) * bytes);
    }
  }
  const std::size_t wide = (image.cols + 2 * kRadius) * bytes;
  const auto outer_row = [&](int y) {
    return image.data + y * static_cast<std::ptrdiff_t>(image.step[0]) - kRadius * bytes;
  };
  for (int k = 1; k <= kRadius; ++k) {
    std::copy_n(outer_row(0), wide, outer_row(-k));
    std::copy_n(outer_row(image.rows - 1), wide, outer_row(image.rows - 1 + k));
  }
}

}  // namespace pentimento::patchmatch
