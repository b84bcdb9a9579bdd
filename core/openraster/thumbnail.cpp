#include "openraster/thumbnail.h"

#include <algorithm>
#include <cstdint>
#include <opencv2/imgproc.hpp>

#include "image/color.h"

namespace pentimento::openraster {

namespace {
constexpr int kSide = 256;

int scaled(int side, int longest) {
  return std::max(1, static_cast<int>(std::int64_t{side} * kSide / longest));
}
}  // namespace

image::Image thumbnail(const image::Image& image) {
  const Size from = image.size();
  const int longest = std::max(from.width, from.height);
  const Size to = longest <= kSide ? from : Size{scaled(from.width, longest), scaled(from.height, longest)};
  const image::ColorConverter converter(image.pixels.format(), *image.metadata);
  image::Image small;
  small.pixels = image::TiledImage({image::SampleType::UInt8, 3, true}, to);
  // Row by row: the whole of a large picture on screen colors would be as large as the picture.
  for (int y = 0; y < to.height; ++y) {
    const int top = static_cast<int>(std::int64_t{y} * from.height / to.height);
    const int bottom = static_cast<int>((std::int64_t{y} + 1) * from.height / to.height);
    const cv::Mat rows = converter.to_display(image.pixels, {0, top, from.width, bottom - top});
    cv::Mat row;
    cv::resize(rows, row, {to.width, 1}, 0, 0, cv::INTER_AREA);
    cv::cvtColor(row, row, cv::COLOR_BGRA2RGBA);
    small.pixels.write({0, y, to.width, 1}, row.data, row.step);
  }
  return small;
}

}  // namespace pentimento::openraster
