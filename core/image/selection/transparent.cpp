#include "image/selection/transparent.h"

#include <algorithm>

#include "image/samples.h"

namespace pentimento::image {

Mask transparent(const Image& image, Progress& progress) {
  const Size size = image.size();
  Mask mask(size);
  if (!image.pixels.format().alpha) return mask;
  for (int y = 0; y < size.height; y += TiledImage::kTileSide) {
    progress.update(static_cast<double>(y) / size.height);
    const Rect band{0, y, size.width, std::min(TiledImage::kTileSide, size.height - y)};
    cv::Mat values;
    alpha_of(samples_of(image.pixels, band), image.pixels.format()).convertTo(values, CV_8U, -255, 255);
    mask.set(band, values);
  }
  return mask;
}

}  // namespace pentimento::image
